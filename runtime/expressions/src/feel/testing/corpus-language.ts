/** FEEL by the part of the language, one expression a line; read beside `DATA`. */
export const languageCorpus: { readonly [group: string]: string } = {
  literals: `
1
0
12.50
.5
007
-3
--3
+4
1.0
123456789012345
"text"
""
"客户"
"a\\"b"
"a\\\\b"
"line\\nbreak"
"tab\\there"
"cr\\rhere"
"\\u4e2d\\u6587"
"\\uD83D\\uDC0E"
"back\\qslash"
"😀"
true
false
null
[]
[1, 2, 3]
[1, "a", true, null]
[[1], [2, [3]]]
{}
{a: 1}
{a: 1, b: a + 1}
{"a b": 1, c: 2}
{a b: 1}
{客户: "甲"}
{a: {b: {c: 3}}}
{a: 1, b: [a, a]}
// comment
1
/* comment */ 1 /* another */ + 2
1 // at the end`,
  names: `
x
gone
order total
order   total
order total * 2
客户等级
客户等级 + "级"
客户.姓名
客户.gone
x-y
x - z
x-z
x -y
p+q
p + q
a/b
date of birth
full name in latin
place and time
客户-级
customer.first-name
customer.first name
customer.tags
nested.deep.deeper
nested.gone.deeper
nested . deep
_private
x1
list1[1]
for order-item in [1, 2] return order-item
for line item in [1, 2] return line item
{a-b: 1, c: a-b}
{"a-b": 1, c: a-b}
{"a+b": 2}.a+b
{ "a b": 1 }.a b
function(a) a`,
  arithmetic: `
1 + 2
1 + 2 * 3
(1 + 2) * 3
2 * 3 + 4 * 5
10 - 4 - 3
10 / 4
10 / 4 / 5
2 ** 3
2 ^ 3
2 ** 3 ** 2
2 ** -1
-2 ** 2
2 * -3
1 - -1
- x
-(x + 1)
-list
0.1 + 0.2
1.1 * 3
5 / 0
0 / 0
1 + null
null + 1
null * null
1 + "a"
"a" + 1
"a" + "b"
"a" + "b" + "c"
"a" - "b"
"a" * 2
true + true
[1] + 1
{a: 1} + 1
x + z
x * z - 1
x / z
x / 0
amount * 0.17
1 + 2 - 3 * 4 / 5
((((1))))
1e308 * 10`,
  comparison: `
1 = 1
1 = 2
1 != 2
1 != 1
1 = 1.0
"a" = "a"
"a" = "A"
"a" != "b"
true = true
true = false
true != false
null = null
null != null
null = 1
1 = null
null != 1
1 != null
gone = null
gone != null
1 = "1"
1 != "1"
true = 1
"true" = true
[1, 2] = [1, 2]
[1, 2] = [2, 1]
[1, 2] != [1, 3]
[1] = 1
1 = [1]
[] = []
[] = null
[null] = [null]
[1, [2]] = [1, [2]]
{a: 1} = {a: 1}
{a: 1} = {a: 2}
{a: 1} = {b: 1}
{a: 1, b: 2} = {b: 2, a: 1}
{a: {b: 1}} = {a: {b: 1}}
1 < 2
2 < 1
1 <= 1
1 > 2
2 >= 2
2 >= 3
"a" < "b"
"b" < "a"
"a" <= "a"
"abc" > "abb"
"Z" < "a"
1 < null
null < 1
null < null
null >= null
1 < 2 = true
1 < 2 < 3
x > 3
x > z
x between 1 and 10
x between 11 and 20
x between z and 20
null between 1 and 2
x between null and 2
x between 1 and null
"b" between "a" and "c"
x between 1 and 10 and t
amount >= 100 and amount < 200
grade = "K"
grade != "K"
grade = gone
customer.grade = "A"
count(list) > 2
count(list) = 3 and list[1] = 1`,
  logic: `
true and true
true and false
false and true
false and false
true and null
null and true
false and null
null and false
null and null
true or true
true or false
false or true
false or false
true or null
null or true
false or null
null or false
null or null
1 and true
true and "a"
1 or true
false or 1
t and f or t
t or f and f
not(true)
not(false)
not(null)
not(1)
not("true")
not(t and f)
not(x > 3)
gone and true
gone or true
t and x > 3
(t or f) and not(f)
x > 3 or y
true and true and true and false
false or false or null or true`,
  conditions: `
if true then 1 else 2
if false then 1 else 2
if null then 1 else 2
if t then "yes" else "no"
if x > 3 then x else z
if x > 3 then if x > 5 then "big" else "medium" else "small"
if x > 30 then "a" else if x > 5 then "b" else "c"
if gone then 1 else 2
if gone = null then "none" else gone
if grade = "K" then 3 else if grade = "A" then 2 else 1
(if t then 1 else 2) + 1
if t then [1] else []
if t then null else 1
1 + if t then 1 else 2
{a: if t then 1 else 2}
[if t then 1 else 2, 3]
if not(t) then 1 else 2
if count(list) > 2 then list[1] else null`,
  iteration: `
for i in list return i
for i in list return i * 2
for i in [1, 2, 3] return i + x
for i in 1..3 return i
for i in 3..1 return i
for i in 0..0 return i
for i in -1..1 return i
for i in 1..x return i
for i in z..x return i - z
for i in [1..3] return i
for i in [1, 2], j in [3, 4] return i * j
for i in [1, 2], j in [i, i] return j
for i in [[1, 2], [3]], j in i return j
for i in [] return i
for i in null return i
for i in list, j in null return i
for r in rows return r.name
for r in rows return {name: r.name, twice: r.amount * 2}
for i in list return if i > 1 then "big" else "small"
for i in 1..5 return if i < 3 then 1 else partial[-1] + partial[-2]
for i in list return for j in list return i * j
for word in ["a", "b"] return word + "!"
sum(for r in rows return r.amount)
count(for i in 1..10 return i)
for i in list return x
for 项 in list return 项 + 1
for i in list return {i: i}.i
some i in list satisfies i > 2
some i in list satisfies i > 3
some i in [] satisfies i > 3
every i in list satisfies i > 0
every i in list satisfies i > 1
every i in [] satisfies i > 1
some i in list, j in list satisfies i + j = 6
every i in list, j in list satisfies i + j < 7
some r in rows satisfies r.grade = "K"
every r in rows satisfies r.amount > 0
some i in null satisfies i
every i in null satisfies i
some a in rows satisfies some b in list satisfies a.amount = b
not(some i in list satisfies i = 2)
if some i in list satisfies i = 2 then "yes" else "no"`,
  filters: `
list[1]
list[3]
list[4]
list[0]
list[-1]
list[-3]
list[-4]
list[1 + 1]
list[z - 1]
list[count(list)]
list[item > 1]
list[item > 9]
list[> 1]
list[<= 2]
list[true]
list[false]
list[null]
list[item = 2 or item = 3]
list[item > 1][1]
list[item > 1][item < 3]
rows[1]
rows[1].name
rows[-1].name
rows[name = "甲"]
rows[name = "甲"].amount
rows[name = "甲"][1].amount
rows[amount > 1].name
rows[item.amount > 1].name
rows[amount > 1 and grade = "A"].name
rows[grade = "K" or grade = "A"].name
rows[amount > z].name
rows[gone = null].name
rows[gone != null]
rows[some i in list satisfies i = item.amount].name
rows[not(grade = "K")].name
rows[amount in [2, 3]].name
rows[amount between 2 and 3].name
[][1]
null[1]
gone[1]
gone[item = 1]
x[1]
x[2]
[[1, 2], [3]][1]
[[1, 2], [3]][1][2]
[{a: 1}, {a: 2}][a = 2]
[{a: 1}, {b: 2}][a = 1]
[{a: 1}, {a: 2}][a = 2].a
{a: [1, 2]}.a[2]
"abc"[1]
(for i in list return i * 2)[item > 2]
count(rows[grade = "K"])
[1, 2, 3, 4][item > 1 and item < 4]`,
  paths: `
customer.name
customer.address.city
customer.gone
customer.gone.city
customer.orders.amount
customer.orders[1].amount
gone.name
null.name
x.name
grade.name
list.name
rows.name
rows.amount
rows.gone
rows.lines.n
{a: 1}.a
{a: {b: 2}}.a.b
[{a: 1}, {a: 2}].a
[{a: {b: 1}}, {a: {b: 2}}].a.b
[].a
(customer).name
customer.constructor
customer.__proto__
customer.toString
list.length
grade.length`,
  membership: `
1 in [1, 2]
3 in [1, 2]
1 in 1
1 in 2
1 in (1, 2)
3 in (1, 2)
5 in (> 3)
5 in (< 3)
5 in > 3
5 in (< 3, > 4)
5 in [1..9]
5 in [1..5]
5 in [1..5)
5 in (5..9]
5 in ]1..9[
5 in ]5..9[
5 in (1..3)
5 in ([1..3], [4..6])
5 in [[1..3], [4..6]]
"b" in ["a", "b"]
"b" in ["a".."c"]
"b" in ("a", "c")
grade in ("K", "A")
grade in ["K", "A"]
x in [1, 2]
x in [z..20]
null in [1, 2]
null in [null]
1 in null
1 in []
gone in list
2 in list
customer.grade in ["A", "B"]
{a: 1} in [{a: 1}]
x in (z + 1, z * 2)
x in (1 + 2) * 4
not(x in [1, 2])
(x in [1..20]) and t
x in [1..20] and t`,
  functions: `
(function(a) a + 1)(2)
(function(a, b) a * b)(2, 3)
(function() 1)()
(function(a: number) a + 1)(2)
(function(a: number, b: string) b)(1, "x")
(function(a, b) a * b)(a: 2, b: 3)
(function(a, b) a - b)(b: 2, a: 3)
(function(a) a)(gone)
{f: function(a) a * 2, r: f(4)}.r
{twice: function(n) n * 2, r: twice(n: 4)}.r
{f: function(a) function(b) a + b, r: f(1)(2)}.r
(function(a) a + x)(1)
for f in [function(a) a + 1] return f(2)
sort([3, 1, 2], function(a, b) a < b)
sort([3, 1, 2], function(a, b) a > b)
sort(rows, function(a, b) a.amount > b.amount).name
sort(["b", "a"], function(x, y) x < y)
sort([], function(a, b) a < b)
sort(list: [2, 1], precedes: function(a, b) a < b)
list replace(list, function(a, b) a = 2, 9)
frobnicate(1)
x(1)
gone(1)
count(1, 2)
count(items: [1])
(1)(2)
{f: 1}.f(2)`,
  refused: `
1 +
+
(1
1)
[1
[1,]
[1..
{a: 1
{a: 1,}
{a}
{: 1}
1 2
x 1 y 2
a
b
"open
if true then 1
if true else 2
for i in list
for in list return 1
some i in list
every i satisfies i
x between 1
x in
list[
list[]
count(
count(1
1..3
5.
1.2.3
'a'
#
$x
x..y
x .
.
@
@1
function(a)
function a
not true
x = = 1
x => 1
x && y
x == 1
!x
;
/* open`,
};
