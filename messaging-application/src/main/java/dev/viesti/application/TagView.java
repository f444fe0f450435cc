package dev.viesti.application;

import dev.viesti.domain.tag.Tag;

/** A tag and how many conversations bear it. */
public record TagView(Tag tag, int conversations) {}
