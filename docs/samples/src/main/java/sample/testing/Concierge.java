package sample.testing;

import dev.viesti.application.IdempotencyKey;
import dev.viesti.application.Viesti;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.conversation.ContactRequestDraft;
import java.util.List;
import java.util.Optional;
import sample.Pixel;

/** A service of a host's: who books a theme in its web shop is introduced to the partner behind it. */
public record Concierge(Viesti viesti) {

    /** Bookings come from a queue, some of them twice. */
    public ConversationId booked(String booking, String merchant, String wish) {
        var actor = viesti.identities().merchant(merchant).orElseThrow();
        var request = new ContactRequestDraft(
                Pixel.PIXEL, Pixel.THEME, Optional.of(Pixel.KAHVI), "Booking " + booking, wish, List.of());
        return viesti.marketplace()
                .contact(actor, request, Optional.of(new IdempotencyKey(booking)))
                .id();
    }
}
