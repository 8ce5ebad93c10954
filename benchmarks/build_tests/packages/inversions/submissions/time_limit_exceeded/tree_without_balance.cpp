// a search tree that may degenerate
#include <bits/stdc++.h>
using namespace std;
struct Node { int value, same = 1, larger = 0; Node *left = nullptr, *right = nullptr; };
int main() {
    int n;
    scanf("%d", &n);
    Node *root = nullptr;
    long long total = 0;
    for (int i = 0; i < n; i++) {
        int x;
        scanf("%d", &x);
        Node **at = &root;
        while (*at && (*at)->value != x) {
            if (x < (*at)->value) {
                total += (*at)->same + (*at)->larger;
                at = &(*at)->left;
            } else {
                (*at)->larger++;
                at = &(*at)->right;
            }
        }
        if (!*at) *at = new Node{x};
        else total += (*at)->larger, (*at)->same++;
    }
    printf("%lld\n", total);
}
