import type { Json } from '../../../stores/ports/rows.ts';
import { InputError, listIn, requiredText, textIn, unlessInputError } from '../input.ts';
import { connectionOf, type Outside } from '../outbound/outside.ts';
import { passingFailure } from '../outbound/retry-after.ts';
import { type OutboundAnswer, OutboundRefused, sendRequest } from '../outbound/send-request.ts';
import type { ServiceHandler, ServiceResult, Variables } from '../service-handler.ts';
import { fillTemplate } from '../template.ts';
import type { RobotDialect, RobotMessage } from './robot-dialects.ts';

/**
 * Job type of the dialect's name: has a chat robot say something to its group. Inputs: `connection` (one of the settings:
 * it holds webhook and secret), `text` or `markdown` with places such as `{{complaint.docNo}}`, `title`, `mentions`
 * (mobile numbers). An answer of 200 with an error code inside is a failure: one that passes by itself (too many
 * messages) is tried again, others become an incident.
 */
export function chatRobot(dialect: RobotDialect, outside: Outside): ServiceHandler {
  return ({ input, variables, now, signal }) =>
    unlessInputError(async () => {
      const name = requiredText(input, 'connection');
      const connection = connectionOf(outside, name, dialect.kind);
      if (connection === null) throw new InputError(`There is no ${dialect.kind} connection "${name}".`);
      const secret = 'secret' in connection ? connection.secret : null;
      const message = messageOf(input, { ...variables(), ...input });
      const { url, body } = dialect.speak(message, new URL(connection.url), secret, new Date(now));
      try {
        const answer = await sendRequest({
          url,
          method: 'POST',
          headers: { 'content-type': 'application/json', 'user-agent': 'Flowbook' },
          body: JSON.stringify(body),
          mayBePrivate: true,
          timeoutMs: outside.timeoutMs,
          mostBytes: outside.mostBytes,
          signal,
        });
        return resultOf(dialect, answer, now);
      } catch (error) {
        if (error instanceof OutboundRefused)
          return { kind: 'refused', code: error.code, reason: error.message };
        throw error;
      }
    });
}

function messageOf(input: Variables, data: Variables): RobotMessage {
  const markdown = textIn(input, 'markdown');
  const template = markdown ?? textIn(input, 'text');
  if (template === null) throw new InputError('The message has neither "text" nor "markdown".');
  const content = fillTemplate(template, data);
  return {
    format: markdown === null ? 'text' : 'markdown',
    title: fillTemplate(textIn(input, 'title') ?? content.slice(0, 40), data),
    content,
    mentions: listIn(input, 'mentions'),
  };
}

/** What the robot answers is never shown as it is: it may repeat what it was sent. */
function resultOf(
  { kind, codeIn, passing }: RobotDialect,
  answer: OutboundAnswer,
  now: string,
): ServiceResult {
  const { status, text } = answer;
  if (status === 429 || status >= 500)
    throw passingFailure(`The ${kind} answered with ${status}.`, answer, now);
  const code = status === 200 ? codeIn(answerIn(text)) : undefined;
  if (code === 0) return { kind: 'completed' };
  if (typeof code === 'number' && passing.has(code))
    throw new Error(`The ${kind} answered with code ${code}.`);
  const what = typeof code === 'number' ? `code ${code}` : `status ${status} and no code`;
  return { kind: 'refused', code: 'robot-refused', reason: `The ${kind} refused the message with ${what}.` };
}

function answerIn(text: string): Variables {
  try {
    const answer = JSON.parse(text) as Json;
    return typeof answer === 'object' && answer !== null && !Array.isArray(answer)
      ? (answer as Variables)
      : {};
  } catch {
    return {};
  }
}
