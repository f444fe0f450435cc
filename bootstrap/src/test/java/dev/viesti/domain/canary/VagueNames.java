package dev.viesti.domain.canary;

/** Each name in here says nothing on purpose. */
public final class VagueNames {
    private VagueNames() {}

    public interface TagsImpl {}

    public interface TagManager {}

    public interface TagHelper {}

    public interface TagUtil {}

    public interface TagUtils {}

    public interface TagDTO {}

    public interface TagDto {}

    public interface RenameTagUseCase {}

    public interface TagPort {}

    public interface AbstractTag {}
}
