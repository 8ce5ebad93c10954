// counts for each start who is there
#include <bits/stdc++.h>
using namespace std;
int main() {
    int n;
    scanf("%d", &n);
    vector<int> a(n), b(n);
    for (int i = 0; i < n; i++) scanf("%d %d", &a[i], &b[i]);
    int best = 0;
    for (int i = 0; i < n; i++) {
        int open = 0;
        for (int j = 0; j < n; j++) open += a[j] <= a[i] && a[i] < b[j];
        best = max(best, open);
    }
    printf("%d\n", best);
}
