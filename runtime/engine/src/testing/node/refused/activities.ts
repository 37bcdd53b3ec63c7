import { around, extended, message, type Refused } from './refused.ts';

export const activities: readonly Refused[] = [
  {
    why: 'a service task without a job type',
    code: 'job-type-missing',
    at: 'x',
    xml: around('<bpmn:serviceTask id="x"/>'),
  },
  {
    why: 'a send task with nothing to send',
    code: 'message-missing',
    at: 'x',
    xml: around('<bpmn:sendTask id="x"/>'),
  },
  {
    why: 'a receive task without a message',
    code: 'message-missing',
    at: 'x',
    xml: around('<bpmn:receiveTask id="x"/>'),
  },
  {
    why: 'a call of nothing',
    code: 'called-element-missing',
    at: 'x',
    xml: around('<bpmn:callActivity id="x"/>'),
  },
  {
    why: 'program code',
    code: 'script-not-supported',
    at: 'x',
    xml: around(
      '<bpmn:scriptTask id="x" scriptFormat="javascript"><bpmn:script>1</bpmn:script></bpmn:scriptTask>',
    ),
  },
  {
    why: 'a script that does nothing',
    code: 'assignment-missing',
    at: 'x',
    xml: around('<bpmn:scriptTask id="x"/>'),
  },
  {
    why: 'a rule task without a decision',
    code: 'decision-missing',
    at: 'x',
    xml: around('<bpmn:businessRuleTask id="x" fb:resultVariable="r"/>'),
  },
  {
    why: 'a decision whose result is lost',
    code: 'result-variable-missing',
    at: 'x',
    xml: around('<bpmn:businessRuleTask id="x" fb:decision="d"/>'),
  },
  {
    why: 'a due date that counts by a calendar which there is not',
    code: 'calendar-unknown',
    at: 'x',
    xml: around('<bpmn:userTask id="x" fb:dueDate="P1D" fb:calendar="Working"/>'),
  },
  {
    why: 'a form binding without a form',
    code: 'form-missing',
    at: 'x',
    xml: extended('userTask', '', '<fb:formBinding doc="d"/>'),
  },
  {
    why: 'a field right that there is not',
    code: 'field-right-invalid',
    at: 'x',
    xml: extended(
      'userTask',
      '',
      '<fb:formBinding form="f"><fb:fieldRight field="price" right="write"/></fb:formBinding>',
    ),
  },
  {
    why: 'two rights for one field',
    code: 'field-right-invalid',
    at: 'x',
    xml: extended(
      'userTask',
      '',
      '<fb:formBinding form="f"><fb:fieldRight field="price" right="hide"/><fb:fieldRight field="price" right="read"/></fb:formBinding>',
    ),
  },
  {
    why: 'a due date that is none',
    code: 'due-date-invalid',
    at: 'x',
    xml: around('<bpmn:userTask id="x" fb:dueDate="soon"/>'),
  },
  {
    why: 'an assignee that cannot be read',
    code: 'expression-invalid',
    at: 'x',
    xml: around('<bpmn:userTask id="x" fb:assignee="=1 +"/>'),
  },
  {
    why: 'a mapping without an expression',
    code: 'mapping-incomplete',
    at: 'x',
    xml: extended('serviceTask', 'fb:jobType="w"', '<fb:output target="a"/>'),
  },
  {
    why: 'a mapping to no variable',
    code: 'variable-name-invalid',
    at: 'x',
    xml: extended('serviceTask', 'fb:jobType="w"', '<fb:output target="a..b">1</fb:output>'),
  },
  {
    why: 'a mapping into what every object inherits',
    code: 'variable-name-invalid',
    at: 'x',
    xml: extended('scriptTask', '', '<fb:assignment variable="__proto__.a">1</fb:assignment>'),
  },
  {
    why: 'a parameter without a name',
    code: 'mapping-incomplete',
    at: 'x',
    xml: extended('serviceTask', 'fb:jobType="w"', '<fb:parameter value="1"/>'),
  },
  {
    why: 'several runs of nothing',
    code: 'collection-missing',
    at: 'x',
    xml: around('<bpmn:task id="x"><bpmn:multiInstanceLoopCharacteristics/></bpmn:task>'),
  },
  {
    why: 'results that are not collected',
    code: 'output-collection-incomplete',
    at: 'x',
    xml: around(
      '<bpmn:task id="x"><bpmn:multiInstanceLoopCharacteristics fb:collection="a" fb:outputElement="b"/></bpmn:task>',
    ),
  },
  {
    why: 'both a collection and a cardinality',
    code: 'collection-missing',
    at: 'x',
    xml: around(
      '<bpmn:task id="x"><bpmn:multiInstanceLoopCharacteristics fb:collection="a"><bpmn:loopCardinality>2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:task>',
    ),
  },
  {
    why: 'a run whose variable is a field of another',
    code: 'variable-name-invalid',
    at: 'x',
    xml: around(
      '<bpmn:task id="x"><bpmn:multiInstanceLoopCharacteristics fb:collection="a" fb:elementVariable="b.c"/></bpmn:task>',
    ),
  },
  {
    why: 'a completion condition of runs that cannot be read',
    code: 'expression-invalid',
    at: 'x',
    xml: around(
      '<bpmn:task id="x"><bpmn:multiInstanceLoopCharacteristics fb:collection="a"><bpmn:completionCondition>=b and</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics></bpmn:task>',
    ),
  },
  {
    why: 'runs that throw what no boundary event can be told',
    code: 'run-event-invalid',
    at: 'x',
    xml: around(
      '<bpmn:task id="x"><bpmn:multiInstanceLoopCharacteristics fb:collection="a" behavior="One" oneBehaviorEventRef="d1"/></bpmn:task>',
      `${message}<bpmn:messageEventDefinition id="d1" messageRef="m1"/>`,
    ),
  },
  {
    why: 'runs that throw something, but nobody says what',
    code: 'run-event-missing',
    at: 'x',
    xml: around(
      '<bpmn:task id="x"><bpmn:multiInstanceLoopCharacteristics fb:collection="a" behavior="Complex"/></bpmn:task>',
    ),
  },
  {
    why: 'runs that throw something whenever they like',
    code: 'run-event-condition-missing',
    at: 'x',
    xml: around(
      '<bpmn:task id="x"><bpmn:multiInstanceLoopCharacteristics fb:collection="a" behavior="Complex"><bpmn:complexBehaviorDefinition><bpmn:event><bpmn:signalEventDefinition signalRef="s1"/></bpmn:event></bpmn:complexBehaviorDefinition></bpmn:multiInstanceLoopCharacteristics></bpmn:task>',
      '<bpmn:signal id="s1" name="voted"/>',
    ),
  },
  {
    why: 'runs that throw a signal which nobody names',
    code: 'signal-missing',
    at: 'x',
    xml: around(
      '<bpmn:task id="x"><bpmn:multiInstanceLoopCharacteristics fb:collection="a" behavior="None" noneBehaviorEventRef="d1"/></bpmn:task>',
      '<bpmn:signalEventDefinition id="d1"/>',
    ),
  },
  {
    why: 'a loop whose condition cannot be read',
    code: 'expression-invalid',
    at: 'x',
    xml: around(
      '<bpmn:task id="x"><bpmn:standardLoopCharacteristics><bpmn:loopCondition>{"nothing":1}</bpmn:loopCondition></bpmn:standardLoopCharacteristics></bpmn:task>',
    ),
  },
  {
    why: 'a loop that may run less than once',
    code: 'loop-maximum-invalid',
    at: 'x',
    xml: around('<bpmn:task id="x"><bpmn:standardLoopCharacteristics loopMaximum="0"/></bpmn:task>'),
  },
  {
    why: 'a loop without an end',
    code: 'loop-without-end',
    at: 'x',
    xml: around('<bpmn:task id="x"><bpmn:standardLoopCharacteristics/></bpmn:task>'),
  },
];
