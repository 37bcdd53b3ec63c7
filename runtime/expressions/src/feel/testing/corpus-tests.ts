/** Unary tests, one cell of a decision table a line; read beside `DATA`, each with all `INPUTS`. */
export const testCorpus = `
-
1
1, 3
1,2,3
"K"
"K", "A"
"K","A","B"
< 3
<= 3
> 3
>= 3
= 3
!= 3
< x
> z
>= z + 1
[1..3]
[1..3)
(1..3]
(1..3)
]1..3[
[1..3], [5..7]
[z..x]
["a".."c"]
[1..3], 9
< 1, > 3
not(1)
not(1, 3)
not("K")
not("K", "A")
not(< 3)
not([1..3])
not(> 3, < 1)
not(null)
not(list)
null
null, 1
true
false
true, false
not(true)
x
z
gone
grade
list
-1
-1, 1
x - z
1 + 2
? > 2
? = "K"
? > 2 and ? < 5
? in [1, 3]
? in [1..3]
? != null
? = null
not(? > 2)
not(? = null)
not(? > 2) and ? < 9
contains(?, "退")
starts with(?, "K")
string length(?) > 1
count(?) > 1
? > z
x > 3
x > 3 and ? = 1
if ? = 1 then true else false
some i in list satisfies i = ?
[1, 3]
["K", "A"]
{a: 1}
1 < 2
t
f
date("2026-07-25")
> date("2026-07-01")
@"P1D"
? = 3 or ? = "K"
?
"客户", "K"
((3))
1,
, 1
[1..
<
not(
not()
1 2
- 1 2
< 3 >
frobnicate(?)`;
