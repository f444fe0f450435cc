package sample.plain;

import dev.viesti.application.EntryRange;
import dev.viesti.application.Viesti;
import dev.viesti.application.port.IdGenerator;
import dev.viesti.domain.conversation.MessageDraft;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import sample.Pixel;

/** The whole library in a main method: no database, no container, no thread, no file. */
public final class InMemory {
    private InMemory() {}

    public static void main(String[] args) {
        var secret = new byte[32];
        IdGenerator ids = () -> UUID.randomUUID().toString();
        var viesti = Viesti.inMemory(InstantSource.system(), ids, secret)
                .mail(mail -> System.out.println("mail to " + mail.recipient().name()))
                .build();
        Pixel.provision(viesti);

        var mikko = viesti.identities().merchant("mikko").orElseThrow();
        var conversation = viesti.marketplace()
                .contact(mikko, Pixel.request(), Optional.empty())
                .id();

        var aino = viesti.identities().member("aino").orElseThrow();
        viesti.messaging().send(aino, conversation, MessageDraft.of("Moi! Monday?"), Optional.empty());

        viesti.messaging()
                .entries(mikko, conversation, new EntryRange.Latest(10))
                .forEach(entry -> System.out.println(entry.seq() + " by " + entry.authorName()));
        viesti.notifications().deliver();
    }
}
