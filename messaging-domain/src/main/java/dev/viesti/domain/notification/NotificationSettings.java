package dev.viesti.domain.notification;

/** Which mails a member wants (N5). */
public record NotificationSettings(boolean firstContact, boolean digest) {
    /** What holds until the member says otherwise. */
    public static final NotificationSettings DEFAULT = new NotificationSettings(true, true);

    /** Whether the member wants mails of the kind. */
    public boolean wants(NotificationKind kind) {
        return switch (kind) {
            case FIRST_CONTACT -> firstContact;
            case DIGEST -> digest;
        };
    }

    /** The same settings without mails of the kind, as after an unsubscription. */
    public NotificationSettings without(NotificationKind kind) {
        return switch (kind) {
            case FIRST_CONTACT -> new NotificationSettings(false, digest);
            case DIGEST -> new NotificationSettings(firstContact, false);
        };
    }
}
