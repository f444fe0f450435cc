package dev.viesti.application;

import dev.viesti.domain.Ids;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.notification.NotificationKind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens in mails that turn off one kind of mail for one member, and nothing else; signed, so that none is guessed. */
final class UnsubscribeTokens {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;

    UnsubscribeTokens(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    String token(MemberId member, NotificationKind kind) {
        var subject = kind.word() + "." + member.value();
        return subject + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(sign(subject));
    }

    Optional<Subject> verify(String token) {
        var end = token.lastIndexOf('.');
        var start = token.indexOf('.');
        if (end <= start) {
            return Optional.empty();
        }
        var member = token.substring(start + 1, end);
        var kind = Arrays.stream(NotificationKind.values())
                .filter(k -> k.word().equals(token.substring(0, start)))
                .findAny();
        if (kind.isEmpty() || !Ids.isWellFormed(member)) {
            return Optional.empty();
        }
        var subject = new Subject(new MemberId(member), kind.get());
        var expected = token(subject.member(), subject.kind()).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, token.getBytes(StandardCharsets.UTF_8))
                ? Optional.of(subject)
                : Optional.empty();
    }

    private byte[] sign(String subject) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(("unsubscribe " + subject).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    record Subject(MemberId member, NotificationKind kind) {}
}
