// C++ hnswlib, driven line by line from the benchmark's JVM and timed in here: no call across languages is measured.
//
//   version                          the compiler
//   rows FILE COUNT DIM METRIC       loads little-endian float32 rows; METRIC is cosine (of unit rows) or euclidean
//   build M EF_CONSTRUCTION THREADS  nanoseconds
//   queries FILE COUNT               loads queries
//   search K EF                      file: nanoseconds of each query (int64), then K rows of each (int32)
//   bytes                            what the graph takes beyond the vectors
//   open                             nanoseconds to load the saved index
//   scan ROWS DIM                    gigabytes a second of its own distance function over rows in the cache
#include <hnswlib/hnswlib.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
using Graph = hnswlib::HierarchicalNSW<float>;

int64_t nanos_since(Clock::time_point start) {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - start).count();
}

std::vector<float> load(const std::string& file, size_t floats) {
  std::vector<float> values(floats);
  std::ifstream in(file, std::ios::binary);
  in.read(reinterpret_cast<char*>(values.data()), floats * sizeof(float));
  if (!in) {
    std::cerr << "cannot read " << floats << " floats from " << file << std::endl;
    std::exit(1);
  }
  return values;
}

class Bench {
 public:
  explicit Bench(std::string directory) : directory_(std::move(directory)) {}

  std::string rows(std::istringstream& in) {
    std::string file;
    std::string metric;
    in >> file >> count_ >> dim_ >> metric;
    rows_ = load(file, count_ * dim_);
    if (metric == "cosine") {
      space_ = std::make_unique<hnswlib::InnerProductSpace>(dim_);
    } else {
      space_ = std::make_unique<hnswlib::L2Space>(dim_);
    }
    return "ok";
  }

  std::string build(std::istringstream& in) {
    size_t m = 0;
    size_t ef_construction = 0;
    int threads = 1;
    in >> m >> ef_construction >> threads;
    auto start = Clock::now();
    graph_ = std::make_unique<Graph>(space_.get(), count_, m, ef_construction);
    std::atomic<size_t> next{0};
    auto work = [&] {
      for (size_t row = next++; row < count_; row = next++) {
        graph_->addPoint(rows_.data() + row * dim_, row);
      }
    };
    if (threads == 1) {
      work();
    } else {
      std::vector<std::thread> pool;
      for (int t = 0; t < threads; t++) pool.emplace_back(work);
      for (auto& thread : pool) thread.join();
    }
    return std::to_string(nanos_since(start));
  }

  std::string queries(std::istringstream& in) {
    std::string file;
    in >> file >> query_count_;
    queries_ = load(file, query_count_ * dim_);
    return "ok";
  }

  std::string search(std::istringstream& in) {
    size_t k = 0;
    size_t ef = 0;
    in >> k >> ef;
    std::vector<int64_t> nanos(query_count_);
    std::vector<int32_t> found(query_count_ * k, -1);
    graph_->setEf(ef);
    for (size_t query = 0; query < query_count_; query++) {
      auto start = Clock::now();
      auto result = graph_->searchKnn(queries_.data() + query * dim_, k);
      for (size_t at = result.size(); at > 0; at--) {
        found[query * k + at - 1] = static_cast<int32_t>(result.top().second);
        result.pop();
      }
      nanos[query] = nanos_since(start);
    }
    std::string file = directory_ + "/pass";
    std::ofstream out(file, std::ios::binary);
    out.write(reinterpret_cast<const char*>(nanos.data()), nanos.size() * sizeof(int64_t));
    out.write(reinterpret_cast<const char*>(found.data()), found.size() * sizeof(int32_t));
    return file;
  }

  std::string bytes() {
    size_t total = count_ * (graph_->size_data_per_element_ - graph_->data_size_);
    for (size_t row = 0; row < count_; row++) {
      total += sizeof(void*) + graph_->element_levels_[row] * graph_->size_links_per_element_;
    }
    return std::to_string(total);
  }

  std::string open() {
    std::string file = directory_ + "/saved";
    graph_->saveIndex(file);
    auto start = Clock::now();
    Graph loaded(space_.get(), file);
    int64_t nanos = nanos_since(start);
    std::remove(file.c_str());
    return std::to_string(nanos);
  }

  std::string scan(std::istringstream& in) {
    size_t count = 0;
    size_t dim = 0;
    in >> count >> dim;
    std::mt19937 random(7);
    std::normal_distribution<float> normal;
    std::vector<float> rows(count * dim);
    for (auto& value : rows) value = normal(random);
    std::vector<float> query(rows.begin(), rows.begin() + dim);
    hnswlib::InnerProductSpace space(dim);
    auto distance = space.get_dist_func();
    size_t parameter = dim;
    double best = 0;
    volatile float sink = 0;
    for (int round = 0; round < 20; round++) {
      size_t passes = (size_t{256} << 20) / (count * dim * sizeof(float)) + 1;
      auto start = Clock::now();
      for (size_t pass = 0; pass < passes; pass++) {
        float sum = 0;
        for (size_t row = 0; row < count; row++) {
          sum += distance(query.data(), rows.data() + row * dim, &parameter);
        }
        sink = sink + sum;
      }
      double bytes = static_cast<double>(passes) * count * dim * sizeof(float);
      best = std::max(best, bytes / nanos_since(start));
    }
    return std::to_string(best);
  }

 private:
  std::string directory_;
  size_t count_ = 0;
  size_t dim_ = 0;
  size_t query_count_ = 0;
  std::vector<float> rows_;
  std::vector<float> queries_;
  std::unique_ptr<hnswlib::SpaceInterface<float>> space_;
  std::unique_ptr<Graph> graph_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: hnswlib_bench DIRECTORY" << std::endl;
    return 2;
  }
  Bench bench(argv[1]);
  std::string line;
  while (std::getline(std::cin, line)) {
    std::istringstream in(line);
    std::string command;
    in >> command;
    std::string answer;
    if (command == "version") {
      answer = std::string("g++ ") + __VERSION__;
    } else if (command == "rows") {
      answer = bench.rows(in);
    } else if (command == "build") {
      answer = bench.build(in);
    } else if (command == "queries") {
      answer = bench.queries(in);
    } else if (command == "search") {
      answer = bench.search(in);
    } else if (command == "bytes") {
      answer = bench.bytes();
    } else if (command == "open") {
      answer = bench.open();
    } else if (command == "scan") {
      answer = bench.scan(in);
    } else {
      std::cerr << "unknown command " << command << std::endl;
      return 2;
    }
    std::cout << answer << std::endl;
  }
  return 0;
}
