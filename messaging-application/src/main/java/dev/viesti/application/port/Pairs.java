package dev.viesti.application.port;

import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.conversation.Block;
import java.util.Optional;

/**
 * The lock between a partner and a merchant, and the block that may stand on it (B4). Locks last until the transaction
 * ends.
 */
public interface Pairs {

    /**
     * Locks the pair as a sender: senders share it, a block waits for them and they for a block. Senders MAY take turns
     * until the pair was locked for the first time, or where a database knows no shared locks of rows.
     *
     * @return the block, if one was committed before
     */
    Optional<Block> lockShared(PartnerId partner, MerchantId merchant);

    /**
     * Locks the pair alone: MUST wait until every sender's transaction has ended, and keep new ones waiting meanwhile, or a
     * merchant who never stops sending could not be blocked (B2).
     *
     * @return the block, if one was committed before
     */
    Optional<Block> lockAlone(PartnerId partner, MerchantId merchant);

    /** Stores the block, which nothing changes or deletes ever after (B5). The pair MUST be locked alone. */
    void block(Block block);
}
