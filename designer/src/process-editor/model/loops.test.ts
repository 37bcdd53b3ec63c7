import { compile } from '@flowbook/engine';
import { Play } from '@flowbook/engine/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillBrowserGaps } from '../../testing/browser-gaps.ts';
import { ProcessEditorHost } from '../process-editor-host.ts';
import {
  type LoopKind,
  loopKindOf,
  loopOf,
  setLoopKind,
  setRepetition,
  setSeveral,
  setVote,
  severalOf,
  voteOf,
} from './loops.ts';
import type { DiagramElement } from './moddle.ts';

const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:fb="https://flowbook.dev/schema/bpmn/1.0" id="definitions" targetNamespace="https://flowbook.dev">
  <bpmn:process id="approval" isExecutable="true">
    <bpmn:startEvent id="start"/>
    <bpmn:userTask id="review"><bpmn:extensionElements><fb:formBinding form="review" doc="review"/></bpmn:extensionElements></bpmn:userTask>
    <bpmn:endEvent id="end"/>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="review"/><bpmn:sequenceFlow id="f2" sourceRef="review" targetRef="end"/>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="approval">
    <bpmndi:BPMNShape id="start_di" bpmnElement="start"><dc:Bounds x="100" y="100" width="36" height="36"/></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="review_di" bpmnElement="review"><dc:Bounds x="200" y="80" width="100" height="80"/></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="end_di" bpmnElement="end"><dc:Bounds x="360" y="100" width="36" height="36"/></bpmndi:BPMNShape>
    <bpmndi:BPMNEdge id="f1_di" bpmnElement="f1"><di:waypoint x="136" y="118"/><di:waypoint x="200" y="118"/></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="f2_di" bpmnElement="f2"><di:waypoint x="300" y="118"/><di:waypoint x="360" y="118"/></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

let host: ProcessEditorHost;
beforeEach(async () => {
  fillBrowserGaps();
  const container = document.createElement('div');
  document.body.append(container);
  host = new ProcessEditorHost(container, 'zh', () => undefined);
  await host.open(model);
});
afterEach(() => {
  host.destroy();
  document.body.replaceChildren();
});

const review = (): DiagramElement => {
  const found = host.element('review');
  if (found === undefined) throw new Error('The diagram has no review.');
  return found;
};
const kind = () => loopKindOf(review().businessObject);
const assignee = () => review().businessObject.get('fb:assignee');
const over = (people: string) => setSeveral(host, review(), { collection: people });

/** The drawn process with four people at it, as the engine runs it. */
async function play(): Promise<Play> {
  const compiled = await compile(await host.xml());
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return new Play(compiled.model).start({ people: ['a', 'b', 'c', 'd'] });
}
const peopleAt = (game: Play) => Object.values(game.state.tasks).length;
const decide = (game: Play, approved: boolean) => {
  const [taskId = ''] = Object.keys(game.state.tasks);
  game.do({ type: 'complete-task', taskId, submission: { approved }, actor: { kind: 'system', id: 'test' } });
};

describe('several people at one task', () => {
  it('is written in a way that is read again, each in one step that can be taken back', () => {
    const kinds: readonly LoopKind[] = ['all', 'first', 'sequence', 'vote', 'repeat', 'none'];
    for (const each of kinds) {
      setLoopKind(host, review(), each);
      expect(kind()).toBe(each);
    }
    for (const each of [...kinds].reverse()) {
      expect(kind()).toBe(each);
      host.undo();
    }
    expect([kind(), assignee(), host.snapshot().canUndo]).toEqual(['none', undefined, false]);
  });

  it('gives each person a task of their own, and takes that back with the kind', () => {
    setLoopKind(host, review(), 'all');
    expect(assignee()).toBe('=approver');
    setSeveral(host, review(), { elementVariable: 'reviewer' });
    expect(assignee()).toBe('=reviewer');
    setLoopKind(host, review(), 'none');
    expect(assignee()).toBeUndefined();
    host.set(review(), { 'fb:assignee': 'li.na' });
    setLoopKind(host, review(), 'all');
    expect(assignee()).toBe('li.na');
  });

  it('needs all of them for a countersignature, and one for an alternative signature', async () => {
    setLoopKind(host, review(), 'all');
    over('people');
    const all = await play();
    expect(all.all('task-created').map((task) => task.assignee)).toEqual(['a', 'b', 'c', 'd']);
    for (let done = 0; done < 3; done += 1) decide(all, true);
    expect(all.state.status).toBe('active');
    decide(all, true);
    expect(all.state.status).toBe('completed');

    setLoopKind(host, review(), 'first');
    const first = await play();
    expect(peopleAt(first)).toBe(4);
    decide(first, false);
    expect(first.state.status).toBe('completed');
    expect(first.all('task-canceled')).toHaveLength(3);
  });

  it('asks one after the other in a sequence', async () => {
    setLoopKind(host, review(), 'sequence');
    over('people');
    const game = await play();
    for (const person of ['a', 'b', 'c', 'd']) {
      expect(Object.values(game.state.tasks).length).toBe(1);
      expect(game.all('task-created').at(-1)?.assignee).toBe(person);
      decide(game, true);
    }
    expect(game.state.status).toBe('completed');
  });

  it('ends a vote as soon as it is decided, either way', async () => {
    setLoopKind(host, review(), 'vote');
    setSeveral(host, review(), { collection: 'people', outputElement: 'review.approved' });
    setVote(host, review(), { percent: 75 });
    const won = await play();
    for (const approved of [true, false, true]) {
      decide(won, approved);
      expect(won.state.status).toBe('active');
    }
    decide(won, true);
    expect([won.state.status, won.variables.votes]).toEqual(['completed', [true, false, true, true]]);
    const lost = await play();
    decide(lost, false);
    expect(lost.state.status).toBe('active');
    decide(lost, false);
    expect([lost.state.status, lost.all('task-canceled').length]).toEqual(['completed', 2]);
  });

  it('goes on counting when the results are collected elsewhere', () => {
    setLoopKind(host, review(), 'vote');
    setVote(host, review(), { percent: 60, agree: 'yes' });
    setSeveral(host, review(), { outputCollection: 'verdicts' });
    expect(voteOf(review().businessObject)).toEqual({ votes: 'verdicts', agree: 'yes', percent: 60 });
  });

  it('keeps a condition that it does not know', async () => {
    setLoopKind(host, review(), 'all');
    setSeveral(host, review(), { cardinality: '3', completionCondition: '=numberOfCompletedInstances >= 2' });
    expect(kind()).toBe('other');
    expect(severalOf(loopOf(review().businessObject))).toMatchObject({ cardinality: '3', collection: '' });
    expect(await host.xml()).toContain('=numberOfCompletedInstances &gt;= 2');
  });
});

describe('a task that is repeated', () => {
  it('runs while its condition holds, at most as often as it may', async () => {
    setLoopKind(host, review(), 'repeat');
    setRepetition(host, review(), { condition: '=review.approved != true', maximum: '2' });
    const game = await play();
    decide(game, false);
    expect(game.state.status).toBe('active');
    decide(game, false);
    expect(game.state.status).toBe('completed');
    setRepetition(host, review(), { condition: '', maximum: '' });
    const compiled = await compile(await host.xml());
    expect(compiled.ok ? [] : compiled.problems.map(({ code }) => code)).toEqual(['loop-without-end']);
  });
});
