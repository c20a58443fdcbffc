import { gramsOf, type Grams } from './grams.js';

/** A text of the index, by its place in the list it was made from. */
export interface Neighbour {
  readonly index: number;
  /** Cosine of the weighted grams: 0 nothing in common, 1 the same grams. */
  readonly score: number;
}

export interface SimilarityIndex {
  /** The `k` texts most like this one, most alike first, equal ones in the order given; only such as share a gram. */
  nearest(text: string, k: number): Neighbour[];
  /** How alike two texts are, in the index or not, by the weights that the texts of the index give. */
  similarity(a: string, b: string): number;
}

interface Postings {
  /** Ascending places of the texts that hold the gram, and its share in each of them. */
  readonly texts: number[];
  readonly shares: number[];
}

type Vector = ReadonlyMap<string, number>;

/**
 * TF-IDF over character grams with an inverted index: a gram weighs more the fewer texts hold it, so that 加快推进 says little
 * and 环球主题公园 much. Pure; the same texts give the same scores in the same order.
 */
export const createSimilarityIndex = (texts: readonly string[]): SimilarityIndex => createGramIndex(texts.map(gramsOf));

/** The same over grams that are counted already. */
export function createGramIndex(grams: readonly Grams[]): SimilarityIndex {
  const rarity = rarityOf(grams);
  const postings = postingsOf(grams.map((each) => vectorOf(each, rarity)));
  const scores = new Float64Array(grams.length);
  const vector = (text: string): Vector => vectorOf(gramsOf(text), rarity);
  return {
    nearest(text, k) {
      const touched = addUp(vector(text), postings, scores);
      const best = bestOf(touched, scores, k);
      for (const index of touched) scores[index] = 0;
      return best;
    },
    similarity: (a, b) => product(vector(a), vector(b)),
  };
}

/** Weight of a gram; one that no text holds weighs most. */
function rarityOf(texts: readonly Grams[]): (gram: string) => number {
  const held = new Map<string, number>();
  for (const grams of texts) for (const gram of grams.keys()) held.set(gram, (held.get(gram) ?? 0) + 1);
  const count = Math.max(1, texts.length);
  return (gram) => Math.log(1 + count / (held.get(gram) ?? 0.5));
}

/** Weights of the grams, scaled to length 1. */
function vectorOf(grams: Grams, rarity: (gram: string) => number): Vector {
  const weights = new Map<string, number>();
  let squares = 0;
  for (const [gram, times] of grams) {
    const weight = (1 + Math.log(times)) * rarity(gram);
    weights.set(gram, weight);
    squares += weight * weight;
  }
  const length = Math.sqrt(squares);
  for (const [gram, weight] of weights) weights.set(gram, weight / length);
  return weights;
}

function postingsOf(vectors: readonly Vector[]): ReadonlyMap<string, Postings> {
  const postings = new Map<string, Postings>();
  vectors.forEach((vector, index) => {
    for (const [gram, share] of vector) {
      let list = postings.get(gram);
      if (!list) postings.set(gram, (list = { texts: [], shares: [] }));
      list.texts.push(index);
      list.shares.push(share);
    }
  });
  return postings;
}

/** Adds each text's score up and gives the texts that have one. */
function addUp(query: Vector, postings: ReadonlyMap<string, Postings>, scores: Float64Array): number[] {
  const touched: number[] = [];
  for (const [gram, share] of query) {
    const list = postings.get(gram);
    if (!list) continue;
    for (let at = 0; at < list.texts.length; at++) {
      const index = list.texts[at]!;
      if (scores[index] === 0) touched.push(index);
      scores[index]! += share * list.shares[at]!;
    }
  }
  return touched;
}

const before = (a: Neighbour, b: Neighbour): boolean => a.score > b.score || (a.score === b.score && a.index < b.index);

function bestOf(touched: readonly number[], scores: Float64Array, k: number): Neighbour[] {
  const best: Neighbour[] = [];
  for (const index of touched) {
    const one = { index, score: scores[index]! };
    if (best.length === k && (k === 0 || !before(one, best[k - 1]!))) continue;
    let at = best.length;
    while (at > 0 && before(one, best[at - 1]!)) at--;
    best.splice(at, 0, one);
    if (best.length > k) best.pop();
  }
  return best;
}

function product(a: Vector, b: Vector): number {
  let sum = 0;
  for (const [gram, share] of a) sum += share * (b.get(gram) ?? 0);
  return sum;
}
