/** The use cases over ports, with in-memory adapters for tests, demos and small hosts. */
module dev.viesti.application {
    requires transitive dev.viesti.domain;
    requires org.slf4j;
    requires static org.jspecify;
}
