package dev.viesti.application.port;

/** Tells what a file is from its bytes (M2). MUST NOT believe names, MUST be safe for several threads. */
@FunctionalInterface
public interface ContentTypeDetector {
    /** How many bytes of the beginning are looked at. */
    int HEAD = 8 * 1024;

    /** The media type, {@code application/octet-stream} where it can't be told, of the first bytes of a file. */
    String detect(byte[] head);
}
