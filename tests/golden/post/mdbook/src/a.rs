fn main() {
    // ANCHOR: part
    let x = 1;
    // ANCHOR_END: part
}
