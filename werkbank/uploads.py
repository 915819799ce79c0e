"""What Django does with a file that is sent."""

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from uitwisseling.tabel import GROOTSTE_BESTAND


class Bestandsgrens(FileUploadHandler):
    """Takes in no more of a file than may be read: the rest passes by, in memory nor on disk.

    The request then has ``bestand_te_groot``, for the form to say so.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        if start + len(raw_data) > GROOTSTE_BESTAND:
            self.request.bestand_te_groot = True  # type: ignore[union-attr]
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Nothing: the next handler keeps the file."""
