// keeps for everybody the list of all below
#include <bits/stdc++.h>
using namespace std;
int main() {
    int n;
    cin >> n;
    vector<int> p(n + 1), s(n + 1);
    for (int i = 2; i <= n; i++) cin >> p[i];
    for (int i = 1; i <= n; i++) cin >> s[i];
    for (int i = 1; i <= n; i++) {
        vector<int> group = {i};
        long long sum = s[i];
        for (size_t k = 0; k < group.size(); k++)
            for (int j = 2; j <= n; j++)
                if (p[j] == group[k]) group.push_back(j), sum += s[j];
        cout << sum << "\n";
    }
}
