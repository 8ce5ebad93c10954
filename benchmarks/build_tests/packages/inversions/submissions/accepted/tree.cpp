#include <bits/stdc++.h>
using namespace std;
int main() {
    int n;
    scanf("%d", &n);
    vector<int> a(n);
    for (auto &x : a) scanf("%d", &x);
    vector<int> sorted = a;
    sort(sorted.begin(), sorted.end());
    vector<int> tree(n + 2);
    long long inversions = 0;
    for (int i = 0; i < n; i++) {
        int rank = int(lower_bound(sorted.begin(), sorted.end(), a[i]) - sorted.begin()) + 1;
        int upper = int(upper_bound(sorted.begin(), sorted.end(), a[i]) - sorted.begin());
        int notLarger = 0;
        for (int k = upper; k > 0; k -= k & -k) notLarger += tree[k];
        inversions += i - notLarger;
        for (int k = rank; k <= n; k += k & -k) tree[k]++;
    }
    printf("%lld\n", inversions);
}
