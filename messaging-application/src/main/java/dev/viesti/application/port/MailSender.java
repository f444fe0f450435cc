package dev.viesti.application.port;

import dev.viesti.application.Mail;

/**
 * Delivers one mail to one person. MUST give up after a minute at the latest, MUST be safe for several threads, and MUST derive the
 * Message-ID from {@link Mail#key()} alone, so that a repetition is recognised.
 */
@FunctionalInterface
public interface MailSender {

    /**
     * Returns when the mail was accepted.
     *
     * @throws MailRefused for good, such as an SMTP reply of 5xx
     * @throws MailDelayed for now, such as a time-out or an SMTP reply of 4xx
     */
    void send(Mail mail);

    /** The mail won't be accepted, however often it is tried. */
    final class MailRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Tells why, without addresses or texts. */
        public MailRefused(String message) {
            super(message);
        }
    }

    /** The mail wasn't accepted this time. */
    final class MailDelayed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Tells why, without addresses or texts. */
        public MailDelayed(String message) {
            super(message);
        }
    }
}
