import type { Command } from './ledger.ts';
import { MACHINE } from './machine.ts';
import { register } from './paperwork.ts';
import type { Random } from './random.ts';

/** How often somebody who begins something takes a parcel, and how often an agent takes a complaint. */
const PARCELS = 0.4;
const COMPLAINTS = 0.25;

/** Everybody takes orders, whose number is the command's key. */
export function startOrder(username: string, key: string): Command {
  return startWithSlip('order-case', username, key, { no: key });
}

/** Its label is printed outside and its payment comes from outside. */
export function startParcel(username: string, key: string): Command {
  return startWithSlip('order-parcel', username, key, { no: key });
}

/** An order of so many items that its instance lies in parts. */
export function startBulk(username: string, key: string, runs: number): Command {
  return startWithSlip('order-bulk', username, key, { no: key, runs });
}

/** Something new; agents also take complaints. */
export function startSomething(username: string, random: Random, key: string): Command {
  const isAgent = username === 'zhou.min' || username === 'sun.hao';
  if (isAgent && random.chance(COMPLAINTS)) {
    const body = { definitionKey: 'complaint-reception', startEventId: 'ev_form', submission: register };
    return { key, username, route: 'startInstance', body };
  }
  return random.chance(PARCELS) ? startParcel(username, key) : startOrder(username, key);
}

function startWithSlip(definitionKey: string, username: string, key: string, submission: object): Command {
  const startEventId = definitionKey === 'order-parcel' ? { startEventId: 'start' } : {};
  const body = { definitionKey, ...startEventId, submission };
  return { key, username, route: 'startInstance', body };
}

/** Runs of a large order, from 1, that wait for a message: see `library/order-bulk`. */
export function runsThatWait(runs: number): readonly number[] {
  return runsOfSort(runs, 5);
}

/** Runs of a large order, from 1, that send a letter. */
export function runsThatWrite(runs: number): readonly number[] {
  return runsOfSort(runs, 1);
}

const SORTS = 12;

function runsOfSort(runs: number, sort: number): readonly number[] {
  return Array.from({ length: runs }, (_, n) => n + 1).filter((run) => run % SORTS === sort);
}

/** At most so many runs of one sort. */
export function mostOfSort(runs: number): number {
  return Math.ceil(runs / SORTS);
}

/** Brings the payment of a parcel; the same one each time. */
export function pay(no: string): Command {
  return send(`pay-${no}`, { name: 'parcel-payment', correlationKey: no, variables: { paid: true } });
}

/** Says that one item of a large order is ready. */
export function sayReady(no: string, run: number): Command {
  return send(`ready-${no}-${run}`, { name: 'item-ready', correlationKey: `${no}/${run}` });
}

/** Begins a parcel from outside. */
export function requestParcel(no: string): Command {
  return send(no, { name: 'parcel-request', variables: { order: { no } } });
}

function send(key: string, body: object): Command {
  return { key, username: MACHINE, route: 'sendMessage', body };
}

/** Recalls every parcel that is under way. */
export function recall(key: string): Command {
  const body = { name: 'parcel-recall', variables: { recall: key } };
  return { key, username: MACHINE, route: 'broadcastSignal', body };
}
