package dev.viesti.application.inmemory;

import dev.viesti.application.inmemory.State.PairKey;
import dev.viesti.application.port.Pairs;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.conversation.Block;
import java.util.Optional;
import java.util.function.Supplier;

/** The storage's one lock is the pair's as well. */
record InMemoryPairs(Supplier<State> transaction) implements Pairs {

    @Override
    public Optional<Block> lockShared(PartnerId partner, MerchantId merchant) {
        return transaction.get().blocks.find(new PairKey(partner, merchant));
    }

    @Override
    public Optional<Block> lockAlone(PartnerId partner, MerchantId merchant) {
        return lockShared(partner, merchant);
    }

    @Override
    public void block(Block block) {
        var blocks = transaction.get().blocks;
        var key = new PairKey(block.partner(), block.merchant());
        if (blocks.has(key)) {
            throw new IllegalStateException("a block stands for ever");
        }
        blocks.put(key, block);
    }
}
