"""The addresses under /api/v1: plural Dutch nouns, no trailing slash."""

from rest_framework.routers import SimpleRouter

from api.v1.viewsets import MatchrondeViewSet, VoorstelViewSet

app_name = "api"

router = SimpleRouter(trailing_slash=False)
router.register("matchrondes", MatchrondeViewSet, basename="matchronde")
router.register("voorstellen", VoorstelViewSet, basename="voorstel")

urlpatterns = router.urls
