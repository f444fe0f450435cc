package dev.viesti.http;

import dev.viesti.application.port.ContentTypeDetector;
import dev.viesti.application.port.ContentTypeDetectorContract;

class TikaContentTypeDetectorTest implements ContentTypeDetectorContract {
    private final ContentTypeDetector detector = new TikaContentTypeDetector();

    @Override
    public ContentTypeDetector detector() {
        return detector;
    }
}
