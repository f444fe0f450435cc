package dev.viesti.application;

import dev.viesti.domain.Ids;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.notification.NotificationKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Tokens in mails that turn off one kind of mail for one member, and nothing else; signed, so that none is guessed. */
final class UnsubscribeTokens {
    private final Signature signature;

    UnsubscribeTokens(byte[] secret) {
        signature = new Signature(secret);
    }

    String token(MemberId member, NotificationKind kind) {
        var subject = kind.word() + "." + member.value();
        return subject + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.of("unsubscribe " + subject));
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

    record Subject(MemberId member, NotificationKind kind) {}
}
