package io.t4dx.query;

import io.t4dx.model.Item;

/**
 * An item that a search found.
 *
 * @param score how near it is, higher is nearer: the cosine, the dot product, or the negated square
 *     of the Euclidean distance
 */
public record Hit(Item item, float score) {}
