package dev.viesti.domain.conversation;

import dev.viesti.domain.Money;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.work.WorkEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an entry says: facts only, put into words when somebody reads them, in their language. */
public sealed interface Content {

    /** The stable word for this kind of entry, such as {@code message}. */
    String type();

    /** What it shows in a line of the inbox: text, outline or title, else the first file's name, else nothing. */
    default Optional<String> headline() {
        return Optional.empty();
    }

    /** The files that came with it. */
    default List<Attachment> files() {
        return List.of();
    }

    /** Whether digests tell members of it (N2). */
    default boolean isTold() {
        return false;
    }

    /** A merchant's contact request, sent to the partner directly (C3) or by matching (C4). */
    record ContactRequest(
            String outline,
            String requirements,
            Optional<ServiceId> service,
            Optional<String> category,
            Optional<Money> budget,
            List<Attachment> files)
            implements Content {
        public ContactRequest {
            files = List.copyOf(files);
        }

        @Override
        public String type() {
            return "contact-request";
        }

        @Override
        public Optional<String> headline() {
            return Optional.of(outline);
        }

        @Override
        public boolean isTold() {
            return true;
        }
    }

    /** Text, files or both (M2); the text is empty where there are files alone. */
    record Message(String text, List<Attachment> files) implements Content {
        public Message {
            files = List.copyOf(files);
        }

        @Override
        public String type() {
            return "message";
        }

        @Override
        public Optional<String> headline() {
            return Stream.concat(Stream.of(text), files.stream().map(Attachment::name))
                    .filter(words -> !words.isEmpty())
                    .findFirst();
        }

        @Override
        public boolean isTold() {
            return true;
        }
    }

    /** Something happened to a proposal, a job or an invoice (W7). */
    record WorkRecord(WorkEvent event) implements Content {
        @Override
        public String type() {
            return event.type();
        }

        @Override
        public Optional<String> headline() {
            return event instanceof WorkEvent.ProposalEvent proposal ? Optional.of(proposal.title()) : Optional.empty();
        }
    }

    /** A member blocked the merchant (B1). */
    record MerchantBlocked() implements Content {
        @Override
        public String type() {
            return "merchant-blocked";
        }
    }
}
