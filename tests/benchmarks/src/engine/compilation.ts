import flowbookPackage from '@flowbook/engine/flowbook-moddle.json' with { type: 'json' };
import { BpmnModdle } from 'bpmn-moddle';
import { check, medianOf, processorTime, ratioOf, takeTurns, warmUp } from '../measure.ts';
import { type Effort, figure, type Line, ratio } from '../result.ts';
import { fifty } from './diagrams.ts';
import { modelOf } from './flowbook.ts';

const TIMES = 60;

/** Compiling a diagram of fifty elements beside what bpmn-moddle takes to read the same text. */
export async function measureCompilation(effort: Effort): Promise<readonly Line[]> {
  const xml = fifty();
  check((await modelOf(xml)).processId === 'bench', 'the model compiles');
  const times = Math.max(1, Math.round(TIMES * effort.scale));
  const milliseconds = async (work: () => Promise<unknown>) =>
    (await processorTime(async () => {
      for (let count = 0; count < times; count++) await work();
    })) / times;
  const kept = new BpmnModdle({ fb: flowbookPackage });
  const contest = {
    flowbook: () => milliseconds(() => modelOf(xml)),
    'bpmn-moddle': () => milliseconds(() => new BpmnModdle({ fb: flowbookPackage }).fromXML(xml)),
    'bpmn-moddle, kept': () => milliseconds(() => kept.fromXML(xml)),
  };
  await warmUp(contest);
  const measured = await takeTurns(effort, contest);
  const metric = 'engine.compile_50_elements';
  return [
    figure(metric, medianOf(measured, 'flowbook'), 'ms'),
    figure(`${metric}.bpmn-moddle`, medianOf(measured, 'bpmn-moddle'), 'ms'),
    ratio(metric, ratioOf(measured, 'flowbook', 'bpmn-moddle'), 'bpmn-moddle'),
    ratio(metric, ratioOf(measured, 'flowbook', 'bpmn-moddle, kept'), 'bpmn-moddle, kept'),
  ];
}
