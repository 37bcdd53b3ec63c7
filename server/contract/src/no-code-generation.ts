import { z } from 'zod';

// zod would try to write parsers with `new Function`. A page under our content security policy may not, and the browser
// reports even the attempt. The contract is the first thing that any of our programs parses with.
z.config({ jitless: true });
