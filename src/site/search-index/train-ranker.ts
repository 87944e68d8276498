import { words } from '../../core/query.ts'
import {
  beginningOf,
  featuresOf,
  MOST_STEPS,
  packWeight,
  type RankerModel,
  signsOf,
  toUnit,
  worthOf,
} from '../../core/ranker.ts'

/** A question and the guide that answers it; `weight` is 1 for what somebody wrote. */
export interface Example {
  text: string
  guide: string
  weight: number
}

const ROUNDS = 20
const RATE = 0.5
const DECAY = 0.001

/**
 * Trains a locale's re-ranker: multinomial logistic regression by AdaGrad (Duchi et al. 2011), the same weights for the
 * same examples at every build. The answer makes a model of the given number of weights, those that matter most.
 */
export function trainRanker(
  examples: readonly Example[],
  locale: string,
  stopWords: ReadonlySet<string>,
): (mostWeights: number) => RankerModel {
  const guides = [...new Set(examples.map(({ guide }) => guide))].sort()
  const names = new Map<string, number>()
  const counts: number[] = []
  const rows = examples.map(({ text, guide, weight }) => {
    const all = words(text, locale)
    const asked = all.map((word) => ({
      stem: beginningOf(word, locale),
      worth: worthOf(stopWords.has(word)),
    }))
    const features = [...toUnit(featuresOf(asked, signsOf(all.join(''), locale)))].map(([feature, value]) => {
      const name = names.get(feature) ?? names.size
      names.set(feature, name)
      counts[name] = (counts[name] ?? 0) + 1
      return { name, value }
    })
    return { features, right: guides.indexOf(guide), weight }
  })
  const weights = descend(rows, names.size, guides.length)
  const ranked = byImportance([...names.keys()], counts, weights, guides.length)
  return (mostWeights) => ({ guides, ...inSteps(ranked.slice(0, mostWeights)) })
}

interface Row {
  features: { name: number; value: number }[]
  right: number
  weight: number
}

function descend(rows: readonly Row[], features: number, guides: number): Float64Array {
  const weights = new Float64Array(features * guides)
  const squares = new Float64Array(features * guides).fill(1e-6)
  const random = lehmer(1)
  const order = rows.map((_, place) => place)
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, random)
    for (const place of order) {
      const row = rows[place]
      if (row) step(row, weights, squares, guides)
    }
  }
  return weights
}

/** One example: moves the weights of its features towards the right guide. */
function step({ features, right, weight }: Row, weights: Float64Array, squares: Float64Array, guides: number): void {
  const chances = new Float64Array(guides)
  for (const { name, value } of features)
    for (let guide = 0; guide < guides; guide++)
      chances[guide] = (chances[guide] ?? 0) + (weights[name * guides + guide] ?? 0) * value
  const most = Math.max(...chances)
  let total = 0
  for (let guide = 0; guide < guides; guide++) total += chances[guide] = Math.exp((chances[guide] ?? 0) - most)
  for (let guide = 0; guide < guides; guide++)
    chances[guide] = (chances[guide] ?? 0) / total - (guide === right ? 1 : 0)
  for (const { name, value } of features)
    for (let guide = 0; guide < guides; guide++) {
      const at = name * guides + guide
      const slope = weight * (chances[guide] ?? 0) * value + DECAY * (weights[at] ?? 0)
      squares[at] = (squares[at] ?? 0) + slope * slope
      weights[at] = (weights[at] ?? 0) - (RATE * slope) / Math.sqrt(squares[at] ?? 1)
    }
}

interface Weight {
  feature: string
  place: number
  weight: number
}

/**
 * The weights that change most answers first. What a feature says against most guides alike changes no order: each is
 * counted from the middle of its feature's weights, and nearly all of them vanish.
 */
function byImportance(names: string[], counts: number[], weights: Float64Array, guides: number): Weight[] {
  const all = names.flatMap((feature, name) => {
    const own = [...weights.subarray(name * guides, (name + 1) * guides)]
    const middle = own.toSorted((a, b) => a - b)[Math.floor(own.length / 2)] ?? 0
    return own.map((weight, place) => ({
      feature,
      place,
      weight: weight - middle,
      matters: Math.sqrt(counts[name] ?? 0),
    }))
  })
  return all.sort((a, b) => Math.abs(b.weight) * b.matters - Math.abs(a.weight) * a.matters)
}

function inSteps(kept: readonly Weight[]): Pick<RankerModel, 'step' | 'weights'> {
  const step = Math.max(...kept.map(({ weight }) => Math.abs(weight)), 1e-9) / MOST_STEPS
  const packed = new Map<string, string>()
  for (const { feature, place, weight } of kept.toSorted((a, b) => a.place - b.place)) {
    const steps = Math.round(weight / step)
    if (steps !== 0) packed.set(feature, (packed.get(feature) ?? '') + packWeight(place, steps))
  }
  return { step, weights: packed }
}

/** A small repeatable source of chance (Lehmer, Park & Miller 1988). */
function lehmer(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

function shuffle(places: number[], random: () => number): void {
  for (let last = places.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    ;[places[last], places[other]] = [places[other] ?? 0, places[last] ?? 0]
  }
}
