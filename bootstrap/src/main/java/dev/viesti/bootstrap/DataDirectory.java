package dev.viesti.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The directory of what the server keeps in files; open to its owner alone where the server makes it. */
record DataDirectory(Path path) {

    /**
     * Makes the directory if need be, and sees that files can be made in it.
     *
     * @throws StartFailure if they can't
     */
    void make() {
        try {
            if (!Files.isDirectory(path)) {
                var parent = path.toAbsolutePath().getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                makePrivate();
            }
            Files.delete(Files.createTempFile(path, ".writable", ".tmp"));
        } catch (IOException failure) {
            throw new StartFailure(
                    "the data directory %s can't be written to (%s): make it a directory that may be written to, or choose another with --data"
                            .formatted(path, failure.getClass().getSimpleName()),
                    failure);
        }
    }

    private void makePrivate() throws IOException {
        var absolute = path.toAbsolutePath();
        if (absolute.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    absolute, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(absolute);
        }
    }
}
