/** The rules of partners, conversations and work; depends on the JDK alone. */
module dev.viesti.domain {
    requires static org.jspecify;

    exports dev.viesti.domain;
    exports dev.viesti.domain.conversation;
    exports dev.viesti.domain.matching;
    exports dev.viesti.domain.notification;
    exports dev.viesti.domain.party;
    exports dev.viesti.domain.tag;
    exports dev.viesti.domain.work;
}
