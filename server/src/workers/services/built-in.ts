import type { RecordStore } from '../../stores/ports/people-store.ts';
import { archiveCase } from './archive-case.ts';
import { httpRequest } from './http-request.ts';
import { NOTHING_OUTSIDE, type Outside } from './outbound/outside.ts';
import { recordLetter } from './record-letter.ts';
import { chatRobot } from './robots/chat-robot.ts';
import { dingtalkRobot, feishuRobot, wecomRobot } from './robots/robot-dialects.ts';
import { sendMail } from './send-mail.ts';
import type { ServiceHandlers } from './service-handler.ts';

/** The job types that every server handles. */
export function builtInServices(records: RecordStore, outside: Outside = NOTHING_OUTSIDE): ServiceHandlers {
  return {
    'archive-case': archiveCase(records),
    'record-letter': recordLetter(records),
    'http-request': httpRequest(outside),
    'send-mail': sendMail(outside),
    'wecom-robot': chatRobot(wecomRobot, outside),
    'dingtalk-robot': chatRobot(dingtalkRobot, outside),
    'feishu-robot': chatRobot(feishuRobot, outside),
  };
}
