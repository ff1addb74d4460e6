/**
 * Logistic regression by AdaGrad over the features of whole texts; of several readings the darkest
 * learns. Deterministic: the same sentences in the same order give the same weights.
 */

const EPOCHS = 8;
/** The last epochs, whose mean is what was learnt: the order of the sentences is chance. */
const MEAN_OF = 4;
const RATE = 0.25;
const BIAS_RATE = 0.1;
/** How strongly weights are drawn to nothing; most of what a text says is chance. */
const DECAY = 0.01;
/** Distress without danger is no harmless sentence, and no red one either. */
const HEAVY_SHARE = 0.5;

/** Numbers below one, the same in every run. */
function shuffler(seed) {
  let state = seed;
  return () => {
    state = Math.imul(state ^ (state >>> 15), state | 1);
    state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
    return ((state ^ (state >>> 14)) >>> 0) / 4294967296;
  };
}

/** The numbers below `count`, shuffled anew for every epoch. */
function* rounds(count, seed) {
  const random = shuffler(seed);
  const order = Array.from({ length: count }, (_, i) => i);
  for (let epoch = 1; epoch <= EPOCHS; epoch += 1) {
    for (let i = count - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j], order[i]];
    }
    yield { epoch, order };
  }
}

function valueOf({ places, count, length }, weights, { bias, lengthBias }) {
  let sum = 0;
  for (let i = 0; i < places.length; i += 1) sum += weights[places[i]];
  return sum / Math.sqrt(count) + bias + lengthBias * length;
}

/** A number that goes down the slope, by smaller steps the further it went. */
class Descent {
  value = 0;
  squares = 1e-8;

  go(slope) {
    this.squares += slope * slope;
    this.value -= (BIAS_RATE * slope) / Math.sqrt(this.squares);
  }
}

/**
 * @param {{label: string, weight: number, bags: {places: Int32Array, count: number, length: number}[]}[]} sentences
 * @returns {{weights: Float32Array, bias: number, lengthBias: number}} the mean over the last epochs
 */
export function learn(sentences, size) {
  const weights = new Float32Array(size);
  const squares = new Float32Array(size).fill(1e-8);
  const mean = new Float32Array(size);
  const [bias, lengthBias] = [new Descent(), new Descent()];
  for (const { epoch, order } of rounds(sentences.length, 7922)) {
    for (const at of order) {
      const { bags, label, weight } = sentences[at];
      let darkest = null;
      let value = -Infinity;
      for (const bag of bags) {
        const own = valueOf(bag, weights, { bias: bias.value, lengthBias: lengthBias.value });
        if (own > value) [darkest, value] = [bag, own];
      }
      if (!darkest) continue;
      const miss = 1 / (1 + Math.exp(-value)) - (label === 'red' ? 1 : 0);
      const pull = miss * weight * (label === 'heavy' ? HEAVY_SHARE : 1);
      if (Math.abs(pull) < 1e-3) continue;
      const share = pull / Math.sqrt(darkest.count);
      for (const place of darkest.places) {
        const slope = share + DECAY * weights[place];
        squares[place] += slope * slope;
        weights[place] -= (RATE * slope) / Math.sqrt(squares[place]);
      }
      bias.go(pull);
      lengthBias.go(pull * darkest.length);
    }
    if (epoch > EPOCHS - MEAN_OF) {
      for (let place = 0; place < size; place += 1) mean[place] += weights[place] / MEAN_OF;
    }
  }
  return { weights: mean, bias: bias.value, lengthBias: lengthBias.value };
}

/** Softmax regression of the kind among red sentences whose writer named it. */
export function learnKinds(sentences, kinds, size) {
  const weights = kinds.map(() => new Float32Array(size));
  const squares = new Float32Array(size).fill(1e-8);
  for (const { order } of rounds(sentences.length, 104729)) {
    for (const at of order) {
      const { bags, kind } = sentences[at];
      const { places, count } = bags[0];
      const scale = 1 / Math.sqrt(count);
      const raw = weights.map((own) => {
        let sum = 0;
        for (const place of places) sum += own[place];
        return Math.exp(sum * scale);
      });
      const all = raw.reduce((a, b) => a + b, 0);
      const pulls = kinds.map((name, i) => raw[i] / all - (name === kind ? 1 : 0));
      for (const place of places) {
        squares[place] += pulls.reduce((a, b) => a + b * b, 0) * scale * scale;
        const rate = RATE / Math.sqrt(squares[place]);
        pulls.forEach((pull, i) => {
          weights[i][place] -= rate * (pull * scale + DECAY * weights[i][place]);
        });
      }
    }
  }
  return weights;
}
