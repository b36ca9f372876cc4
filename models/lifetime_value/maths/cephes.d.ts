/** Its own declarations are out of TypeScript's reach: its package.json exports none. */
declare module 'cephes' {
  const cephes: {
    /** Settled once the WebAssembly is compiled; before, nothing can be called. */
    compiled: Promise<void>;
    /** ln Γ(x). */
    lgam(x: number): number;
    /** The upper regularised incomplete gamma function Q(a, x). */
    igamc(a: number, x: number): number;
    /** The quantile of the standard normal distribution. */
    ndtri(probability: number): number;
  };
  export default cephes;
}
