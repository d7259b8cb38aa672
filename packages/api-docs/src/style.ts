/** Light and dark, narrow and wide, without a font or a picture from elsewhere. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#16181d;--soft:#5c6470;--line:#e2e5ea;--tint:#f4f6f9;--link:#1f6feb;--good:#1a7f4b;--bad:#b3382c}
@media(prefers-color-scheme:dark){:root{--ink:#e8eaee;--soft:#9aa3b0;--line:#2b3038;--tint:#1b1f26;--link:#6cb2ff;--good:#5fd39a;--bad:#ff9385}}
*{box-sizing:border-box}
body{margin:0;font:16px/1.55 system-ui,sans-serif;color:var(--ink);background:Canvas}
main{max-width:50rem;margin:0 auto;padding:1.5rem 1rem 5rem}
h1{font-size:1.9rem;margin:.5rem 0}
h2{font-size:1.35rem;margin:2.2rem 0 .4rem}
h3{font-size:1.05rem;margin:0;overflow-wrap:anywhere}
h4{margin:1rem 0 .3rem;font-size:.85rem;color:var(--soft)}
p{margin:.5rem 0}
a{color:var(--link)}
nav h2{font-size:1rem;margin:1rem 0 .2rem}
nav ul{list-style:none;padding:0;margin:0}
nav li{padding:.2rem 0}
code{font:.9em ui-monospace,monospace;background:var(--tint);padding:.1em .3em;border-radius:.3em;overflow-wrap:anywhere}
h3 code,pre code{background:none;padding:0}
pre{background:var(--tint);padding:.8rem;border-radius:.6rem;overflow-x:auto;margin:.4rem 0}
article{border:1px solid var(--line);border-radius:.9rem;padding:1rem 1.1rem;margin:1.1rem 0}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .7rem .45rem 0;border-top:1px solid var(--line);min-width:6.5rem}
td:last-child{min-width:14rem}
.answer{display:flex;gap:.8rem;border-top:1px solid var(--line);padding:.5rem 0}
.answer b{min-width:2.4rem;font-variant-numeric:tabular-nums}
.answer p{margin:0 0 .25rem}
.answer div{min-width:0}
@media(max-width:36rem){tr{display:block;border-top:1px solid var(--line);padding:.4rem 0}th,td{display:block;border:0;padding:.1rem 0}td:nth-child(2){color:var(--soft);font-size:.85rem}}
.s2{color:var(--good)}.s4,.s5{color:var(--bad)}
`;
