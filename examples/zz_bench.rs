use pullquote::*;
use std::time::Instant;
fn main(){
    let a=Analyzer::default();
    let s=Analyzer::new(&[Component::Sentences]);let e=Analyzer::new(&[Component::Entities]);let q=Analyzer::new(&[Component::Quotes]);
    if let Some(f)=std::env::args().nth(1){
        let texts:Vec<String>=std::fs::read_to_string(f).unwrap().lines().map(|l|serde_json::from_str::<serde_json::Value>(l).unwrap()["text"].as_str().unwrap().to_owned()).collect();
        let bytes:usize=texts.iter().map(|t|t.len()).sum();
        for (n,x) in [("sent",s),("ent",e),("quote",q),("all",a)]{
            let t=Instant::now(); for t in &texts{ std::hint::black_box(x.analyze(t).unwrap()); } let d=t.elapsed().as_secs_f64();
            println!("{n}: {:.3} ms per 5kB", d*1e3*5000.0/bytes as f64);
        }
        return;
    }
    let n=1_000_000;
    let cases:Vec<(&str,String)>=vec![
        ("quotes","\"".repeat(n)),("open","“".repeat(100_000)),("open sp","“ ".repeat(n/4)),("open word","“a ".repeat(n/5)),("single","'".repeat(n)),("single sp"," 'a".repeat(n/3)),
        ("straight w"," \"a".repeat(n/3)),("wire","''".repeat(n/2)),("said","said ".repeat(n/5)),("he said","he said, ".repeat(n/9)),("names","Anna ".repeat(n/5)),("commas",",".repeat(n)),("a,","a, ".repeat(n/3)),
        ("dash","— ".repeat(n/4)),("paren","( ".repeat(n/2)),("newline","\n".repeat(n)),("line","a\n".repeat(n/2)),("q line","“a\n\n".repeat(n/6)),("digits","1".repeat(n)),("nospace","a".repeat(n)),("A","A".repeat(n)),
        ("“”","“”".repeat(n/6)),("\"a\" ","\"a\" ".repeat(n/4)),("”","”".repeat(n/3)),("‘a ","‘a ".repeat(n/5)),("’ ","s’ ".repeat(n/5)),("said that","he said that ".repeat(n/13)),("the","the ".repeat(n/4)),("of","of Ann ".repeat(n/7)),(": “a” ",": “a” ".repeat(n/10)),("“a,” he said. ","“a,” he said. ".repeat(n/18)),
        ("para", "The mayor said that the bridge was safe, and she added that it would hold. ".repeat(n/75)),
        ("mixed nest", "“a 'b ".repeat(n/8)), ("« ", "« a ".repeat(n/5)),
    ];
    for (name,text) in cases{ let mut o=vec![]; for x in [s,e,q]{ let t=Instant::now(); let d=x.analyze(&text).unwrap(); o.push(format!("{:.0}ms",t.elapsed().as_secs_f64()*1e3)); std::hint::black_box(&d);} println!("{name}: {} kB sent/ent/quote {:?}", text.len()/1000, o); }
}
