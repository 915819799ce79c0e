"""What the OpenAPI document says of the API as a whole (drf-spectacular)."""

VERSIE = "1.0.0"
"""Of the API, in every answer: breaking changes get another base path (NLGov API Design Rules)."""

INSTELLINGEN = {
    "TITLE": "Ademruimte",
    "DESCRIPTION": (
        "Vrijwilligers en mantelzorgers bij elkaar brengen: registreren, matchen, besluiten en "
        "begeleiden. Bijna alles wat een bladzijde van Ademruimte kan, kan deze API."
    ),
    "VERSION": VERSIE,
    "OAS_VERSION": "3.1.1",
    "CONTACT": {
        "name": "Ademruimte",
        "email": "api@ademruimte.example",
        "url": "https://ademruimte.example",
    },
    "LICENSE": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    "SERVERS": [{"url": "/api/v1"}],
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SCHEMA_PATH_PREFIX_TRIM": True,
    "SERVE_INCLUDE_SCHEMA": False,
    # Without the hook that names every list of choices: many of ours are called "status".
    "POSTPROCESSING_HOOKS": ["api.schema.nazorg"],
    "COMPONENT_SPLIT_REQUEST": True,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}
