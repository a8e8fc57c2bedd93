/**
 * How much each kind of evidence counts; each is 0–1 for a question before it is weighed. Chosen by hand and checked by
 * cross-validation over several hundred questions on 31 statutes (docs: bench/search.ts): halving or doubling any one of
 * them changes recall by less than a point, so they are kept round.
 */
export const WEIGHTS = {
  /** A single character beside a pair of them, in the enriched text, the topics and the latent space. */
  character: 0.4,
  /** Character pairs of the text. */
  wording: 0.6,
  /** Concepts of the thesaurus, as the text itself puts them. */
  concepts: 0.6,
  /** Title and heading. */
  heading: 0.2,
  /** Pairs and concepts of the text together with the words of the topics that its article governs. */
  enriched: 0.6,
  /** The topic that fits best. */
  topic: 0.4,
  /** All topics that fit. */
  topics: 0.2,
  /** Topics chosen one after another, each for what the ones before left of the question. */
  aspects: 0.3,
  /** Latent semantics. */
  latent: 0.5,
  /** A place named in the question, for the rules of that place. */
  place: 0.6,
  /** Rules of another place, or of a place that is not named. */
  elsewhere: -0.2,
  /** The article that the question itself names; the law that it names. */
  namedArticle: 3,
  namedLaw: 0.25,
  /** Taken from a hit for what it has in common with hits above it. */
  sameness: 0.4,
  /** Articles, or parts of them, that no longer apply. */
  repealed: -2,
  partlyRepealed: -0.1,
} as const

export const PRIORS = { cited: 0.08, topics: 0.12, rank: 0.12, boilerplate: 0.4 } as const
