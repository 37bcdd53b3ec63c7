interface CommandStack {
  registerHandler(command: string, handler: new () => object): void;
}

export const BATCH = 'flowbook.batch';

/** Several edits as one command, so that one undo takes them all back. */
class BatchHandler {
  preExecute({ edits }: { readonly edits: () => void }): void {
    edits();
  }
}

export class Batch {
  static readonly $inject = ['commandStack'];
  constructor(commandStack: CommandStack) {
    commandStack.registerHandler(BATCH, BatchHandler);
  }
}

export const batchModule = { __init__: ['flowbookBatch'], flowbookBatch: ['type', Batch] };
