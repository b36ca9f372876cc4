/** Machines that were first seen at an age, and when they went, or how old they are now. */
export interface Life {
  /** Age at which we first saw it. */
  unseen: number;
  age: number;
  gone: boolean;
  machines: number;
}

/** Lives whose hazard is a power of the age: S(t) = e^(−(t/scale)^shape). */
export const weibull = {
  name: 'weibull',
  parameters: ['shape', 'scale'],
  /** Lives that go on are censored; what nobody saw of a life says nothing. */
  logLikelihood([shape, scale]: readonly number[], lives: readonly Life[]): number {
    let sum = 0;
    for (const {unseen, age, gone, machines} of lives) {
      const hazard = Math.log(shape! / scale!) + (shape! - 1) * Math.log(age / scale!);
      const lived = (age / scale!) ** shape! - (unseen / scale!) ** shape!;
      sum += machines * ((gone ? hazard : 0) - lived);
    }
    return sum;
  },
};

/** The chance to go within a time, at an age. */
export function goneWithin([shape, scale]: readonly number[], age: number, time: number): number {
  return -Math.expm1((age / scale!) ** shape! - ((age + time) / scale!) ** shape!);
}
