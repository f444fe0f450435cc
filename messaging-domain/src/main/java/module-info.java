/** The rules of partners, conversations and work; depends on the JDK alone. */
module dev.viesti.domain {
    requires static org.jspecify;
}
