import fc from 'fast-check';
import { diagram, flow } from '../diagram.ts';
import {
  definitions,
  formal,
  type Leaf,
  leaves,
  onCondition,
  onEscalation,
  onMessage,
  onSignal,
  type PlainLeaf,
  plainLeaf,
  timerOf,
} from './random-leaves.ts';

/** A part of a random process: one place where a token comes in, one where it goes out. */
export type Block =
  | { readonly kind: 'leaf'; readonly leaf: Leaf }
  | { readonly kind: 'sequence'; readonly blocks: readonly Block[] }
  | {
      readonly kind: 'choice';
      readonly gateway: 'exclusive' | 'inclusive';
      readonly blocks: readonly Block[];
    }
  | { readonly kind: 'parallel'; readonly blocks: readonly Block[] }
  | { readonly kind: 'complex'; readonly blocks: readonly Block[] }
  | { readonly kind: 'loop'; readonly block: Block }
  | {
      readonly kind: 'subprocess';
      readonly block: Block;
      readonly ending: Ending;
      readonly handler: Handler;
    }
  | { readonly kind: 'race'; readonly blocks: readonly Block[] };

type Ending = 'none' | 'terminate' | 'error' | 'cancel' | 'escalation';
/** An event subprocess inside: for what interrupts, for what does not (time, escalation), or for an error. */
type Handler = 'none' | 'message' | 'timer' | 'error' | 'signal' | 'condition' | 'escalation' | 'all';

export const { block } = fc.letrec<{ block: Block; several: readonly Block[] }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('leaf'), leaf: fc.constantFrom(...leaves) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('sequence'), blocks: tie('several') }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('choice'),
        gateway: fc.constantFrom('exclusive', 'inclusive'),
        blocks: tie('several'),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('parallel'), blocks: tie('several') }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('complex'), blocks: tie('several') }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('loop'), block: tie('block') }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('subprocess'),
        block: tie('block'),
        ending: fc.constantFrom('none', 'terminate', 'error', 'cancel', 'escalation'),
        handler: fc.constantFrom(
          'none',
          'message',
          'timer',
          'error',
          'signal',
          'condition',
          'escalation',
          'all',
        ),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('race'), blocks: tie('several') }) },
  ) as fc.Arbitrary<Block>,
  several: fc.array(tie('block'), { minLength: 2, maxLength: 3 }) as fc.Arbitrary<readonly Block[]>,
}));

/** The diagram of a block. Choices have a default flow, and loops end when the variable `again` is not `true`. */
export function drawBlock(root: Block): string {
  return diagram(new Drawing().process(root), definitions);
}

interface Ends {
  readonly entry: string;
  readonly exit: string;
}

class Drawing {
  private ids = 0;
  private parts: string[] = [];

  process(root: Block): string {
    return this.scope(root, '').join('');
  }

  /** The content of a process or subprocess round a block; `ending` is what its end event does. */
  private scope(root: Block, ending: string): string[] {
    const outer = this.parts;
    this.parts = [];
    const start = this.add('startEvent');
    const inner = this.draw(root);
    const end = this.id();
    this.parts.push(`<bpmn:endEvent id="${end}">${ending}</bpmn:endEvent>`);
    this.connect(start, inner.entry);
    this.connect(inner.exit, end);
    const drawn = this.parts;
    this.parts = outer;
    return drawn;
  }

  private draw(block: Block): Ends {
    switch (block.kind) {
      case 'leaf':
        return this.leaf(block.leaf);
      case 'sequence':
        return block.blocks
          .map((inner) => this.draw(inner))
          .reduce((before, after) => {
            this.connect(before.exit, after.entry);
            return { entry: before.entry, exit: after.exit };
          });
      case 'parallel':
        return this.split('parallelGateway', 'parallelGateway', block.blocks, false);
      case 'choice':
        return this.split(`${block.gateway}Gateway`, `${block.gateway}Gateway`, block.blocks, true);
      case 'complex':
        return this.complex(block.blocks);
      case 'loop':
        return this.loop(block.block);
      case 'subprocess':
        return this.subprocess(block.block, block.ending, block.handler);
      case 'race':
        return this.race(block.blocks);
    }
  }

  private leaf(leaf: Leaf): Ends {
    if (leaf === 'bounded') return this.bounded(timerOf('P1D'), onMessage);
    if (leaf === 'warned') return this.bounded(onSignal, onCondition);
    if (leaf === 'undoable') return this.undoable();
    if (leaf === 'counted') return this.counted();
    if (leaf === 'quantities') return this.quantities();
    const id = this.drawLeaf(leaf);
    return { entry: id, exit: id };
  }

  private drawLeaf(leaf: PlainLeaf): string {
    const { type, attributes = '', content = '' } = plainLeaf(leaf, () => this.id());
    return this.add(type, attributes, content);
  }

  /** A user task with a boundary event of either kind: one goes on for it, the other's path ends by itself. */
  private bounded(first: string, second: string): Ends {
    const host = this.add('userTask');
    const end = this.add('endEvent');
    const exit = this.add('exclusiveGateway');
    const interrupting = this.add('boundaryEvent', `attachedToRef="${host}"`, first);
    const reminding = this.add('boundaryEvent', `attachedToRef="${host}" cancelActivity="false"`, second);
    this.connect(host, exit);
    this.connect(interrupting, exit);
    this.connect(reminding, end);
    return { entry: host, exit };
  }

  /** Runs that throw an event each: the first ends them all, or the others go on beside it. */
  private counted(): Ends {
    const runs =
      '<bpmn:multiInstanceLoopCharacteristics fb:collection="items" behavior="None" noneBehaviorEventRef="d1"/>';
    const host = this.add('userTask', '', runs);
    const noted = this.add('boundaryEvent', `attachedToRef="${host}" cancelActivity="false"`, onSignal);
    this.connect(noted, this.add('endEvent'));
    return { entry: host, exit: host };
  }

  /** An activity with what undoes it. */
  private undoable(): Ends {
    const id = this.add('userTask');
    const event = this.add('boundaryEvent', `attachedToRef="${id}"`, '<bpmn:compensateEventDefinition/>');
    const handler = this.add('serviceTask', 'fb:jobType="undo" isForCompensation="true"');
    this.parts.push(`<bpmn:association id="${this.id()}" sourceRef="${event}" targetRef="${handler}"/>`);
    return { entry: id, exit: id };
  }

  /** Two tokens out of one, and one out of two. */
  private quantities(): Ends {
    const entry = this.add('task', 'completionQuantity="2"');
    const exit = this.add('userTask', 'startQuantity="2"');
    this.connect(entry, exit);
    return { entry, exit };
  }

  /** A fork whose branches meet at a gateway that opens by the first of them and uses up the rest. */
  private complex(blocks: readonly Block[]): Ends {
    const ends = this.split('parallelGateway', 'task', blocks, false);
    const exit = this.id();
    const condition = `<bpmn:activationCondition ${formal}>=activationCount &gt;= 1</bpmn:activationCondition>`;
    this.parts = this.parts.map((part) =>
      part.startsWith(`<bpmn:task id="${ends.exit}" `)
        ? `<bpmn:complexGateway id="${ends.exit}">${condition}</bpmn:complexGateway>`
        : part,
    );
    this.parts.push(`<bpmn:task id="${exit}"/>`);
    this.connect(ends.exit, exit);
    return { entry: ends.entry, exit };
  }

  private split(fork: string, join: string, blocks: readonly Block[], conditional: boolean): Ends {
    const entry = this.id();
    const exit = this.add(join);
    const flows = blocks.map((inner, index) => {
      const ends = this.draw(inner);
      const isDefault = conditional && index === blocks.length - 1;
      const condition = conditional && !isDefault ? `{"==":[{"var":"${'ab'[index % 2]}"},true]}` : undefined;
      const id = this.connect(entry, ends.entry, condition);
      this.connect(ends.exit, exit);
      return id;
    });
    const byDefault = conditional ? `default="${flows.at(-1)}"` : '';
    this.parts.push(`<bpmn:${fork} id="${entry}" ${byDefault}/>`);
    return { entry, exit };
  }

  private loop(inner: Block): Ends {
    const entry = this.add('exclusiveGateway');
    const ends = this.draw(inner);
    // A wait in every round keeps most loops from going on for ever by themselves.
    const wait = this.add('userTask');
    const exit = this.id();
    const after = this.add('task');
    this.connect(entry, ends.entry);
    this.connect(ends.exit, wait);
    this.connect(wait, exit);
    this.connect(exit, entry, '{"==":[{"var":"again"},true]}');
    const byDefault = this.connect(exit, after);
    this.parts.push(`<bpmn:exclusiveGateway id="${exit}" default="${byDefault}"/>`);
    return { entry, exit: after };
  }

  private subprocess(inner: Block, ending: Ending, handler: Handler): Ends {
    const definition = {
      none: '',
      terminate: '<bpmn:terminateEventDefinition/>',
      error: '<bpmn:errorEventDefinition errorRef="e1"/>',
      cancel: '<bpmn:cancelEventDefinition/>',
      escalation: onEscalation,
    }[ending];
    const tag = ending === 'cancel' ? 'transaction' : 'subProcess';
    const id = this.id();
    const content = [...this.scope(inner, definition), this.handler(handler)];
    this.parts.push(`<bpmn:${tag} id="${id}">${content.join('')}</bpmn:${tag}>`);
    const after = this.add('exclusiveGateway');
    const caught = this.add(
      'boundaryEvent',
      `attachedToRef="${id}"`,
      '<bpmn:errorEventDefinition errorRef="e1"/>',
    );
    this.connect(id, after);
    this.connect(caught, after);
    if (ending === 'cancel') {
      const canceled = this.add('boundaryEvent', `attachedToRef="${id}"`, definition);
      this.connect(canceled, after);
    }
    if (ending === 'escalation') {
      const noted = this.add('boundaryEvent', `attachedToRef="${id}" cancelActivity="false"`, definition);
      this.connect(noted, this.add('endEvent'));
    }
    return { entry: id, exit: after };
  }

  private handler(handler: Handler): string {
    if (handler === 'none') return '';
    const outer = this.parts;
    this.parts = [];
    const error = '<bpmn:errorEventDefinition errorRef="e1"/>';
    const definition = {
      message: onMessage,
      timer: timerOf('PT3H'),
      error,
      signal: onSignal,
      condition: onCondition,
      escalation: onEscalation,
      all: onMessage + onSignal,
    }[handler];
    const interrupts = !['timer', 'escalation', 'condition', 'all'].includes(handler);
    const together = handler === 'all' ? 'parallelMultiple="true"' : '';
    const start = this.add('startEvent', `isInterrupting="${interrupts}" ${together}`, definition);
    this.connect(start, this.add('userTask'));
    const content = this.parts.join('');
    this.parts = outer;
    return `<bpmn:subProcess id="${this.id()}" triggeredByEvent="true">${content}</bpmn:subProcess>`;
  }

  private race(blocks: readonly Block[]): Ends {
    const entry = this.add('eventBasedGateway');
    const exit = this.add('exclusiveGateway');
    for (const [index, inner] of blocks.entries()) {
      const event = this.add('intermediateCatchEvent', '', index % 2 === 0 ? onMessage : timerOf('PT2H'));
      const ends = this.draw(inner);
      this.connect(entry, event);
      this.connect(event, ends.entry);
      this.connect(ends.exit, exit);
    }
    return { entry, exit };
  }

  private add(type: string, attributes = '', content = ''): string {
    const id = this.id();
    this.parts.push(`<bpmn:${type} id="${id}" ${attributes}>${content}</bpmn:${type}>`);
    return id;
  }

  private connect(source: string, target: string, condition?: string): string {
    const id = this.id();
    this.parts.push(flow(id, source, target, condition));
    return id;
  }

  private id(): string {
    this.ids += 1;
    return `x${this.ids}`;
  }
}
