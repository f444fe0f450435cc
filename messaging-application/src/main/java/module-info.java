/** The use cases, the ports that they need, and in-memory adapters for tests, demos and small hosts. */
module dev.viesti.application {
    requires transitive dev.viesti.domain;
    requires org.slf4j;
    requires static org.jspecify;

    exports dev.viesti.application;
    exports dev.viesti.application.port;
}
