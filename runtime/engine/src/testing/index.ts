export { countingIds, FixedClock } from './clock.ts';
export { diagram, flow } from './diagram.ts';
export { compileOk, Play, tester } from './play.ts';
