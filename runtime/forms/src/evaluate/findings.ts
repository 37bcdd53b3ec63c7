import type { EvaluationOptions, FormError } from '../api.ts';
import { checkFindings } from './check-findings.ts';
import { fieldFaults } from './field-faults.ts';
import { findingOf } from './finding.ts';
import { eachInstance, type Instance, isRequiredNow } from './instances.ts';
import { listFaults } from './list-faults.ts';
import type { Settled } from './settle.ts';

/** The most findings of one evaluation: nobody reads more, and a forged document may hold millions. */
const MAX_FINDINGS = 500;

/** Everything that the opening may edit and that is not right, with the cross-field checks at the end. */
export function findingsOf(settled: Settled, options: EvaluationOptions): readonly FormError[] {
  const findings: FormError[] = [];
  eachInstance(settled, (instance) => {
    if (instance.right !== 'edit' || findings.length >= MAX_FINDINGS) return;
    for (const fault of faultsAt(settled, instance))
      findings.push(findingOf(settled.form, instance.node, instance.scope, fault, options.locale));
  });
  return [...findings, ...checkFindings(settled, options)];
}

function faultsAt(settled: Settled, instance: Instance) {
  const isRequired = isRequiredNow(settled, instance);
  const { node, scope } = instance;
  return node.kind === 'list'
    ? listFaults(node, scope, isRequired)
    : fieldFaults(node, scope, isRequired, settled);
}
