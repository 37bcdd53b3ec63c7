import { useEffect, useRef, useState } from 'react';
import { useDesigner, usePick } from '../../app/designer-context.ts';
import { SuggestProperty } from './SuggestProperty.tsx';
import { useExpressionFault } from './useExpressionFault.ts';

interface PersonPropertyProps {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (value: string) => void;
  readonly help: string;
}

const PAUSE_MS = 250;

/** A person, found by name, or an expression that gives one. */
export function PersonProperty(props: PersonPropertyProps) {
  const pick = usePick();
  const { client } = useDesigner();
  const faultOf = useExpressionFault();
  const [people, setPeople] = useState<readonly { readonly value: string; readonly label: string }[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (text: string) => {
    clearTimeout(timer.current);
    if (/^[={]/.test(text)) {
      setPeople([]);
      return;
    }
    asked.current += 1;
    const mine = asked.current;
    timer.current = setTimeout(() => {
      void client.listPeople(text).then((answer) => {
        // An answer that was overtaken by a later question is of no use.
        if (!answer.ok || mine !== asked.current) return;
        setPeople(
          answer.data.items.map((person) => ({
            value: person.id,
            label: `${pick(person.name)} · ${person.id}`,
          })),
        );
      });
    }, PAUSE_MS);
  };
  return <SuggestProperty {...props} suggestions={people} faultOf={faultOf} onSearch={search} />;
}
