import type { Bilingual, Locale } from '@flowbook/contract';
import type { Problem } from '@flowbook/engine';
import type { ParsedExpression } from '@flowbook/expressions';
import type { FormDescription, FormSchema } from '@flowbook/forms';
import { createContext, useContext } from 'react';
import type { DesignerClient } from '../client/designer-client.ts';

/** What the designer uses of engine, expressions and forms; handed in so that tests can do without them. */
export interface Tools {
  /** What keeps the engine from running a model; empty when it runs. */
  problemsOf(xml: string): Promise<readonly Problem[]>;
  /** The same for a DMN file. */
  problemsOfDecisions(xml: string): Promise<readonly Problem[]>;
  parseExpression(source: string): ParsedExpression;
  /** What fields a form has; `null` for one that is broken. */
  describeForm(schema: FormSchema): FormDescription | null;
  emptyForm(id: string, title: string): FormSchema;
}

/** Somebody wants to leave a place from which `blocks` does not let them go yet. */
export interface Leaving {
  readonly blocked: boolean;
  proceed(): void;
  stay(): void;
}

/** A hook of the router round the designer: `blocks` is asked with the path that a person wants to go to. */
export type UseLeaving = (blocks: (path: string) => boolean) => Leaving;

export interface Designer {
  readonly client: DesignerClient;
  readonly locale: Locale;
  readonly tools: Tools;
  readonly navigate: (path: string) => void;
  /** Told the name of the app that is open; `null` when none is. */
  readonly onTitle: (title: string | null) => void;
  readonly useLeaving: UseLeaving;
}

export const DesignerContext = createContext<Designer | null>(null);

export function useDesigner(): Designer {
  const designer = useContext(DesignerContext);
  if (designer === null) throw new Error('The designer stands outside of its context.');
  return designer;
}

/** Reads a text of both languages in one of them; where that one is empty, in the other. */
export function pick(text: Bilingual, locale: Locale): string {
  return text[locale] || text.zh || text.en;
}

/** As `pick`, in the language of the page. */
export function usePick(): (text: Bilingual) => string {
  const { locale } = useDesigner();
  return (text) => pick(text, locale);
}
